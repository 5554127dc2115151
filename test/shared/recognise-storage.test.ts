import { createHash, hash, randomBytes } from 'node:crypto';
import bcrypt from 'bcrypt';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeReversible } from '../../main/shared/decode-reversible.ts';
import { digestOf, recognise, vote, withoutScheme } from '../../main/shared/recognise-storage.ts';
import { type StorageFamily, storageFamilies } from '../../preload/contract/schema-mapping.ts';

const password = 'Bienvenue1!';
const hex = (algorithm: string) => hash(algorithm, password, 'hex');
const sha1 = createHash('sha1').update(password).digest();
const base64 = Buffer.from(password).toString('base64');

/** Made by openssl passwd, crypt(3), phpass and the like, all of "Bienvenue1!" where a tool was at hand. */
const known: readonly (readonly [string | null, StorageFamily])[] = [
  [null, 'none'],
  ['', 'empty'],
  [hex('md5'), 'md5'],
  [hex('md5').toUpperCase(), 'md5'],
  [hex('sha1'), 'sha1'],
  [hex('sha256'), 'sha256'],
  [hex('sha512'), 'sha512'],
  [`*${createHash('sha1').update(sha1).digest('hex').toUpperCase()}`, 'mysql-native'],
  [bcrypt.hashSync(password, 4), 'bcrypt'],
  [bcrypt.hashSync(password, 4).replace('$2b$', '$2y$'), 'bcrypt'],
  ['$1$abcdefgh$UoFpnCQfgJXcG.Y2OsJpz0', 'crypt-md5'],
  ['$apr1$abcdefgh$oHYs3tZLQkV8Z1NF2Kwxj1', 'crypt-md5'],
  ['$5$abcdefgh$eASwlUeM/8QK1zNPOHnOwGlDD6srUYxfOoeoXniFzp7', 'crypt-sha256'],
  [
    '$6$abcdefgh$xJdt.7e6PZY3GLzge27LCJVd6QDb8/udsS8dfUjr3oa./Nk9g.W59b4S9BOQFIhKPodHrlJ7NCkU68N/S2jmI0',
    'crypt-sha512',
  ],
  ['abWD47dQpFau.', 'crypt-des'],
  ['{CRYPT}abWD47dQpFau.', 'crypt-des'],
  ['$argon2id$v=19$m=65536,t=4,p=1$c29tZXNhbHQ$RdescudvJCsgt3ub+b/dWRWJTmaaJObG', 'argon2'],
  ['$P$B55D6LjfHDkINU5wF.v2BuuzO0/XPk/', 'phpass'],
  ['$H$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0', 'phpass'],
  ['$S$DIkFvYsQdsyLpvFKkGnq7QvZ3wj5Cr9LKQl9rKQ5P0mmqXVvCqgo', 'phpass'],
  ['pbkdf2_sha256$260000$YWJjZGVmZ2g$cZQ3Mm2BhLXxY0zcY0rM6yQO5E8bqkQmVpQdYrYHk5I=', 'pbkdf2'],
  ['sha1:64000:18:lPn5WgNd5n2Q8m2vQ0cJbq1h8YfCqJwE:Wc3v5mE0cXyQ9tQ8gQm1b1oK', 'pbkdf2'],
  ['{SSHA}a0mBBz0pYrs9E5Wb2V9Lq1l0cQxzYWx0', 'salted-sha'],
  ['sha1$a1976$a36cc8cbf81742a8fb52e221aaeab48ed7f58ab4', 'salted-sha'],
  [`${hex('md5')}:Zs4vT0pQ`, 'salted-sha'],
  [`{SHA}${sha1.toString('base64')}`, 'sha1'],
  [`{PLAIN-MD5}${hex('md5')}`, 'md5'],
  [`{BLF-CRYPT}${bcrypt.hashSync(password, 4)}`, 'bcrypt'],
  [`{PLAIN}${password}`, 'reversible'],
  [base64, 'reversible'],
  [Buffer.from(password).toString('hex'), 'reversible'],
  [Buffer.from('seizecaracteres!').toString('hex'), 'reversible'],
  ['$y$j9T$F5Jx5fExrKuPp53xLKQ..1$X3DX6M94c7o.9agCG9G317fhZg9SqC.5i5rd.RhAtQ7', 'unknown'],
  ['$wp$2y$10$q0LqQdVsxvdZlGuHiDXqF.4uFcSg8fyWqS6vfVsEFbZWzVnp2kGSW', 'unknown'],
  [randomBytes(16).fill(0xfe).toString('base64'), 'unknown'],
  ['a\u0000b', 'unknown'],
  ['x'.repeat(4096), 'unknown'],
  ['PLACEHOLDER-1', 'clear'],
];

/** Clear passwords that a careless rule would take for something else. */
const chosen = [
  'Bienvenue1!',
  'azerty',
  '123456',
  'motdepasse',
  'password',
  'Fete',
  'Jeanne12',
  'deadbeef',
  'cafe2012',
  '30303030',
  '25121975',
  '0612345678',
  '20122013',
  'Bienvenue2016',
  'bienvenue2012',
  'azertyuiop123',
  'Camille1984',
  '$oleil2010',
  '{moi}',
  '*etoile*',
  'été 2017',
  'soleil☀',
  'correct horse battery staple',
  '$2y$',
  'Zx9:kk',
  'aujourdhui::',
  'AAAAAAAAAAAA',
];

describe('recognise', () => {
  it.each(known)('%s is %s', (value, family) => expect(recognise(value)).toBe(family));
  it.each(chosen)('takes %s for clear', (value) => expect(recognise(value)).toBe('clear'));

  it('never takes a digest of anything for clear', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('md5', 'sha1', 'sha256', 'sha512'), (text, algorithm) => {
        expect(recognise(hash(algorithm, text, 'hex'))).toBe(algorithm);
      }),
    );
  });

  it('answers for any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(storageFamilies).toContain(recognise(text));
      }),
    );
  });
});

describe('vote', () => {
  const of = (...counts: [StorageFamily, number][]) => vote(counts.map(([family, count]) => ({ family, count })));
  it('takes a family that no row contradicts, whatever is empty', () => {
    expect(of(['bcrypt', 10], ['none', 90], ['empty', 3])).toBe('bcrypt');
  });
  it('lets each row speak where clear passwords are left among hashes', () => {
    expect(of(['bcrypt', 9_999], ['clear', 1])).toBe('auto');
  });
  it('forgives a clear column a few passwords that look coded', () => {
    expect(of(['clear', 4_990], ['crypt-des', 3], ['reversible', 2])).toBe('clear');
  });
  it('does not forgive a clear column its hashes', () => expect(of(['clear', 4_990], ['md5', 1])).toBe('auto'));
  it('says auto when nothing is stored', () => expect(of(['none', 5])).toBe('auto'));
});

describe('decodeReversible', () => {
  it('reads back what base64 and hexadecimal hide', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Bienvenue1!', 'été 2017', 'azerty', 'soleil☀', '0'),
        fc.boolean(),
        (text, sixteen) => {
          expect(decodeReversible(Buffer.from(text).toString(sixteen ? 'hex' : 'base64'))).toBe(text);
        },
      ),
    );
    expect(decodeReversible('{PLAIN}{PLAIN}x')).toBe('{PLAIN}x');
  });
  it('refuses what does not read as text', () => expect(decodeReversible('////')).toBeUndefined());
});

describe('digestOf', () => {
  it('brings every spelling to one', () => {
    const digest = sha1.toString('hex');
    for (const spelling of [
      digest,
      digest.toUpperCase(),
      `{SHA}${sha1.toString('base64')}`,
      `*${digest.toUpperCase()}`,
    ])
      expect(digestOf(spelling)).toBe(digest);
    expect(digestOf(password)).toBeUndefined();
    expect(digestOf('$1$abc$def')).toBeUndefined();
  });
  it('takes the scheme away and nothing else', () => {
    expect(withoutScheme('{CRYPT}$6$x$y')).toBe('$6$x$y');
    expect(withoutScheme('{moi}secret')).toBe('{moi}secret');
  });
});
