import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messagesInFile } from '../../../main/mail/bounces/messages-in-file.ts';
import { readBounces } from '../../../main/mail/bounces/read-bounces.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';

const folder = join(import.meta.dirname, 'samples');
const sample = (name: string) => readFileSync(join(folder, `${name}.eml`));
const ours = '<m1@ouvaton.coop>';
const gone = (recipient: string, said: unknown = expect.any(String)) => ({
  ...{ messageId: ours, recipient, permanent: true, said },
});

/** What each sample says, as somebody who reads it would tell. */
const told: Readonly<Record<string, readonly object[]>> = {
  postfix: [gone('paul@exemple.fr', '550 5.1.1 <paul@exemple.fr>: Recipient address rejected: User unknown')],
  'postfix-delayed': [{ ...gone('paul@exemple.fr', expect.stringContaining('4.4.1')), permanent: false }],
  'postfix-expired': [{ ...gone('paul@exemple.fr', expect.stringContaining('4.4.7')), permanent: false }],
  delivered: [],
  exchange: [gone('paul@exemple.fr', expect.stringContaining('RecipientNotFound'))],
  gmail: [gone('paul@gmail.com', expect.stringContaining('does not exist'))],
  orange: [gone('paul@orange.fr', expect.stringContaining('boite pleine'))],
  'sfr-two': [gone('paul@sfr.fr'), { ...gone('lea@neuf.fr'), permanent: false }],
  utf8: [gone('zoé@exemple.fr')],
  exim: [gone('paul@free.fr', '550 5.2.1 <paul@free.fr>: User unknown (compte désactivé)')],
  qmail: [gone('paul@exemple.fr', expect.stringContaining('5.1.1'))],
  laposte: [gone('paul@laposte.net', expect.stringMatching(/inconnue/))],
  vacation: [],
  answer: [],
  receipt: [],
  complaint: [],
};

describe('what came back', () => {
  test.each(Object.entries(told))('%s', async (name, bounces) => {
    expect(await readBounces(sample(name))).toEqual(bounces);
  });

  test('every sample is told of above', () => {
    expect(
      readdirSync(folder)
        .map((name) => name.replace('.eml', ''))
        .sort(),
    ).toEqual(Object.keys(told).sort());
  });

  test('a message without the one that came back is told by its recipient alone', async () => {
    const text = sample('postfix')
      .toString()
      .replace(/Message-ID:\r\n <m1@ouvaton.coop>/, 'X-Nothing: here');
    const [bounce] = await readBounces(Buffer.from(text));
    expect(bounce).toEqual({ recipient: 'paul@exemple.fr', permanent: true, said: expect.any(String) });
  });
});

describe('a hostile message', () => {
  const quickly = async (bytes: Uint8Array) => {
    const start = performance.now();
    const bounces = await readBounces(bytes);
    expect(performance.now() - start).toBeLessThan(3_000);
    for (const { said, recipient = '', messageId = '' } of bounces) {
      expect(said.length).toBeLessThanOrEqual(500);
      expect(said + recipient + messageId).not.toMatch(/[\r\n\0]/);
      expect(recipient.length).toBeLessThanOrEqual(321);
    }
    return bounces;
  };

  const samples = Object.keys(told).map((name) => sample(name));
  test('cut, mixed and filled with anything, it neither throws nor hangs', { timeout: 120_000 }, async () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom(
          '\r\n\r\n',
          '\r\n--=_b1\r\n',
          'Content-Type: message/rfc822\r\n\r\n',
          '=?UTF-8?B?',
          'Status: 5.1.1\r\n',
        )
        .map((text) => Buffer.from(text)),
      fc
        .tuple(fc.constantFrom(...samples), fc.nat(3_000), fc.nat(3_000))
        .map(([one, from, length]) => one.subarray(from, from + length)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        await quickly(Buffer.concat(pieces));
      }),
      { numRuns: 400 },
    );
  });

  const report = 'From: MAILER-DAEMON\r\nSubject: Undelivered\r\nContent-Type: multipart/report; boundary=b\r\n\r\n';
  const status = `${report}--b\r\nContent-Type: message/delivery-status\r\n\r\n`;
  const plain = 'From: mailer-daemon@x.fr\r\nSubject: failure notice\r\n\r\n';
  const deep = Array.from(
    { length: 3_000 },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  );
  test.each([
    ['thousands of parts', report + '--b\r\n\r\nx\r\n'.repeat(20_000)],
    ['parts within parts', `From: a@b.fr\r\n${deep.join('')}`],
    ['a recipient without end', `${status}Final-Recipient: rfc822; ${'a'.repeat(200_000)}@b.fr\r\nStatus: 5.1.1`],
    [
      'a diagnostic of spaces',
      `${status}Final-Recipient: rfc822; a@b.fr\r\nDiagnostic-Code: x;${' '.repeat(200_000)}1`,
    ],
    ['a hundred thousand groups', status + 'Final-Recipient: a@b.fr\r\n\r\n'.repeat(10_000)],
    ['empty lines', plain + '\n'.repeat(200_000)],
    ['spaces', `${plain}${' '.repeat(200_000)}<`],
    ['angle brackets', plain + '<'.repeat(200_000)],
    ['at signs', plain + 'a@'.repeat(100_000)],
    ['digits', plain + '5'.repeat(200_000)],
    ['words that nearly say it', plain + 'user '.repeat(40_000)],
    ['a header without end', `Subject: ${'x'.repeat(250_000)}`],
    ['folded for ever', `From: a@b.fr\r\nReferences:${'\r\n x'.repeat(60_000)}\r\n\r\n`],
    [
      'markup',
      `From: mailer-daemon@x.fr\r\nSubject: failure notice\r\nContent-Type: text/html\r\n\r\n${'<a '.repeat(80_000)}`,
    ],
    ['nothing', ''],
  ])('%s', async (_what, text) => {
    await quickly(Buffer.from(text));
  });
});

describe('a file of messages', () => {
  const file = (text: string | Buffer) => {
    const path = join(mkdtempSync(join(temporaryFolder(), 'f-')), 'given.eml');
    writeFileSync(path, text);
    return path;
  };
  const all = async (path: string) => {
    const found: string[] = [];
    for await (const bytes of messagesInFile(path)) found.push(Buffer.from(bytes).toString());
    return found;
  };

  test('holds one, or as many as there are lines "From …"', async () => {
    expect(await all(file(sample('postfix')))).toEqual([sample('postfix').toString()]);
    const mbox = ['postfix', 'answer', 'qmail'].map(
      (name) => `From MAILER-DAEMON Tue Nov 24 10:05:00 2026\n${sample(name)}\n`,
    );
    const found = await all(file(mbox.join('')));
    expect(found).toHaveLength(3);
    const bounces = await Promise.all(found.map((text) => readBounces(Buffer.from(text))));
    expect(bounces.map(({ length }) => length)).toEqual([1, 0, 1]);
  });

  test.each(['', 'From ', 'From \n', '\n\n', 'From x\nFrom y\n'])('of %j ends', async (text) => {
    for (const one of await all(file(text))) expect(await readBounces(Buffer.from(one))).toEqual([]);
  });
});
