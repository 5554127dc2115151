import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadDictionaries } from '../../../../main/features/password-campaigns/rules/dictionaries/dictionaries.ts';
import { observe } from '../../../../main/features/password-campaigns/rules/observe.ts';
import { type Finding, findings } from '../../../../preload/contract/password-campaigns.ts';
import { jean, nobody } from './jean.ts';

const dictionaries = loadDictionaries();
const see = (password: string, who = jean) => observe(password, who, dictionaries);
const found = (password: string, who = jean): Finding[] => see(password, who).findings;

describe('composition', () => {
  it.each([
    ['Ab1-Ab1-', 8, 49.0],
    ['Ab1-Ab1-Ab1-Ab', 14, 85.8],
    ['abcdefgh', 8, 37.6],
    ['12345678', 8, 26.6],
  ])('counts the bits of %s', (password, length, bits) => {
    expect(see(password).length).toBe(length);
    expect(see(password).entropy).toBeCloseTo(bits, 1);
  });

  it('knows the four classes by ASCII, the special ones by the eight of the decision', () => {
    expect(see('aA0-').classes).toEqual(['lower', 'upper', 'digit', 'special']);
    for (const special of '-_@!:.#*') expect(see(special).classes).toEqual(['special']);
    for (const other of ['é', 'É', '٣', '$', ' ', '€', '\u0000', '\ud800', '\u202e']) {
      expect(see(other)).toMatchObject({ classes: [], otherCharacters: true, length: 1 });
    }
  });

  it('counts code points after NFC and trims nothing', () => {
    expect(see('e\u0301te\u0301').length).toBe(3);
    expect(see(' a ').length).toBe(3);
    expect(see('👍🏽').length).toBe(2);
    expect(see('\ud83d\ud83d\udc4d\udc4d').length).toBe(3);
    expect(see('').length).toBe(0);
  });

  it('says the same of a text in NFC and in NFD', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(see(text.normalize('NFD'))).toEqual(see(text.normalize('NFC')));
      }),
    );
  });

  it('never makes a password shorter or poorer by adding characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), fc.string({ unit: 'binary-ascii' }), (text, more) => {
        const [before, after] = [see(text), see(text + more)];
        expect(after.length).toBe(before.length + more.length);
        expect(after.entropy).toBeGreaterThanOrEqual(before.entropy);
        expect(after.classes).toEqual(expect.arrayContaining(before.classes));
      }),
    );
  });
});

describe('blocklists', () => {
  it.each([
    ['soleil', 'blocklist-french'],
    ['Soleil2018!', 'blocklist-french'],
    ['MOTDEPASSE', 'blocklist-french'],
    ['M0td3p4ss3', 'blocklist-french'],
    ['Azerty123!', 'blocklist-french'],
    ['Doudou-34', 'blocklist-french'],
    ['Été2018', 'date'],
    ['Hélène75!', 'blocklist-french'],
    ['123soleil', 'blocklist-french'],
    ['Parapluie7!', 'blocklist-french'],
    ['P@ssw0rd2018!', 'blocklist-common'],
    ['!!dragon!!', 'blocklist-common'],
    ['trustno1', 'blocklist-common'],
    ['mot\u200fdepasse', 'blocklist-french'],
  ] as const)('%s: %s', (password, finding) => expect(found(password, nobody)).toContain(finding));

  it.each([
    'Vr8*kW2-bN',
    'xK4#lq9Zp',
    'correct cheval pile agrafe',
    'tulipe-verre-9-Canoë',
    'Soleil20181234567!',
    'Lulu9xK!',
  ])('finds nothing in %s', (password) => expect(found(password, nobody)).toEqual([]));
});

describe('identity', () => {
  it.each([
    ['boulange34', 'from-login'],
    ['Boulange-2018', 'from-login'],
    ['Jean1987!', 'from-name'],
    ['J3an1987!', 'from-name'],
    ['dupontjean', 'from-name'],
    ['Dupont.Jean-75', 'from-name'],
    ['tnopuD12!', 'from-name'],
    ['DÛPÔNT!!', 'from-name'],
    ['jean.dupont', 'from-email'],
    ['boulangerie', 'from-domain'],
    ['B0ulang3rie#', 'from-domain'],
    ['Ouvaton2018!', 'from-host'],
    ['ouv@t0n', 'from-host'],
  ] as const)('%s: %s', (password, finding) => expect(found(password)).toContain(finding));

  it.each([
    // The name is there, in a password that owes it little.
    'Kx7:jeanRm2qW9z',
    'naej4X:kQ2wvb',
    // Three letters by chance.
    'aXjeZ8-anT4',
    // Half of "Dupont".
    'dupXq7!vR2mW',
  ])('does not cry wolf on %s', (password) => {
    expect(found(password).filter((finding) => finding.startsWith('from-'))).toEqual([]);
  });

  it('keeps a name of three letters for short passwords', () => {
    const lea = { login: 'lea', email: '', name: 'Léa Ô' };
    expect(found('Lea2018!', lea)).toEqual(expect.arrayContaining(['from-login', 'from-name']));
    expect(found('xK4#leaq9ZpVr8*kW2bN', lea)).toEqual([]);
    expect(found('lea839201755283', lea)).not.toContain('from-name');
  });

  it('does not take the ending of a domain, nor two letters, for a word', () => {
    const who = { login: 'ab', email: 'ab@xy.com', name: 'A B' };
    expect(found('com2018!', who).filter((finding) => finding.startsWith('from-'))).toEqual([]);
    expect(found('ab2018!!', who).filter((finding) => finding.startsWith('from-'))).toEqual([]);
  });

  it('takes a login that is a number with zeros', () => {
    expect(found('01234', { login: '01234', email: '', name: '' })).toContain('from-login');
  });

  it('finds any name of four letters with the usual trimmings, in any case, reversed or in leet', () => {
    const name = fc.stringMatching(/^[b-df-hj-np-rt-z]{4,10}$/);
    const trimming = fc.stringMatching(/^[0-9!*.-]{0,4}$/);
    const spelling = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => [...text].reverse().join(''),
    );
    fc.assert(
      fc.property(name, trimming, trimming, spelling, (word, before, after, spell) => {
        expect(found(before + spell(word) + after, { login: '', email: '', name: word })).toContain('from-name');
      }),
    );
  });
});

describe('dates', () => {
  it.each([
    '14071987',
    '14/07/1987',
    '14-07-87',
    '1987-07-14',
    '19870714',
    '140787',
    '7/14/1987',
    '14.7.87',
    '071987',
    '07/2018',
    '14juillet1789',
    '14 Juillet',
    'Mars2018!',
    'decembre99',
    '1987',
    '!1987!',
    'March-2018',
    'Printemps2018!',
    'ab14071987',
    '1erMai2018',
    'août2018',
  ])('%s', (password) => expect(found(password, nobody)).toContain('date'));

  it.each([
    '99999999',
    '45678901',
    '14871987xq',
    'Vr8*kW2-bN',
    'marseille13',
    'mars',
    'Xk1987vQbT!',
    '2150',
    '31-31-31x',
    'calmars12345',
    `${'x'.repeat(60)}14071987`,
  ])('not %s', (password) => expect(found(password, nobody)).not.toContain('date'));
});

describe('keyboard', () => {
  it.each([
    'azerty',
    'AZERTYUIOP',
    'qsdfgh',
    'wxcvbn',
    'poiuytreza',
    'mlkjhg',
    'Azerty12!',
    'azerty2018!',
    '1aqw2zsx',
    'aqwzsx',
    '1qaz2wsx',
    'qwerty',
    'asdfghjkl',
    'zxcvbnm',
    'zse4xdr5',
    '123456',
    '0987654321',
    '147258369',
    '789456123',
    '159753',
    '&é"\'(-è_',
    '!@#$%^',
    'abcdef',
    'zyxwvu',
    'abcd1234',
  ])('%s', (password) => expect(found(password, nobody)).toContain('keyboard'));

  it.each([
    'Property7!',
    'Liberty4#x',
    'Frederic',
    'montre',
    'poire',
    'fred2018',
    'Vr8*kW2-bN',
    'lettre',
    'Marie1234',
    'qsd',
  ])('not %s', (password) => expect(found(password, nobody)).not.toContain('keyboard'));
});

describe('repetition', () => {
  it.each([
    'aaaa',
    'aaaaaaaB',
    'abcabcabc',
    '123123',
    'coucou',
    'Coucou12!',
    'papapapa',
    '20182018',
    '0000',
    '!!!!!!!!',
    'éèéèéè',
    'lolololol',
  ])('%s', (password) => expect(found(password, nobody)).toContain('repeated'));
  it.each(['Barbara1', 'anna', 'Jean1111', 'lea000x', 'Vr8*kW2-bN', 'Mississippi', 'aaa', 'bonjour'])(
    'not %s',
    (password) => expect(found(password, nobody)).not.toContain('repeated'),
  );
});

describe('whatever the text', () => {
  it('answers with findings of the contract, in its order', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.stringMatching(/^[a-z0-9!@-]{0,20}$/));
    fc.assert(
      fc.property(text, text, (password, name) => {
        const { findings: all } = see(password, { login: name, email: `${name}@${name}.fr`, name });
        expect(all).toEqual(findings.filter((one) => all.includes(one)));
      }),
      { numRuns: 200 },
    );
  });

  it('finds as many random passwords as chance allows: under one in fifty', () => {
    const sign = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_@!:.#*'];
    const random = fc.string({ unit: fc.constantFrom(...sign), minLength: 10, maxLength: 14 });
    const sample = fc.sample(random, { numRuns: 2000, seed: 26012018 }).filter((text) => new Set(text).size > 7);
    const wrong = sample.filter((password) => found(password).length > 0);
    expect(sample.length).toBeGreaterThan(1000);
    expect(wrong.length / sample.length).toBeLessThan(0.02);
  });
});
