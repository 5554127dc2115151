import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openSharedRecords } from '../../../main/database/replica/shared/open-shared-records.ts';
import { ruleId } from '../../../main/features/mail/kinds.ts';
import { openMail } from '../../../main/features/mail/mail.ts';
import { mailRouter } from '../../../main/features/mail/router.ts';
import { parseRule, writeRule } from '../../../main/features/mail/rule-now.ts';
import type { BounceNews } from '../../../main/mail/mail-for-campaigns.ts';
import { changes } from '../../../main/shared/changes.ts';
import type { OpenSource } from '../../../main/shared/powers.ts';
import type { SenderDraft } from '../../../preload/contract/mail.ts';
import { newReplica } from '../../database/replica/new-replica.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import { memoryKeychain } from '../connections/keychains.ts';

const server = {
  host: 'smtp.exemple.fr',
  port: 587,
  security: 'starttls',
  trust: { kind: 'system' },
  user: 'relances',
} as const;
const draft: SenderDraft = {
  smtp: server,
  from: { name: 'Ouvaton', address: 'relances@exemple.fr' },
  ...{ panel: 'tapez ouvaton.coop', contact: 'aide@exemple.fr' },
};
const withMailbox: SenderDraft = { ...draft, mailbox: { ...server, port: 993, folder: 'INBOX' } };

async function open({ refuses = false, given = undefined as OpenSource | undefined } = {}) {
  const { db } = await newReplica();
  const clock = () => new Date('2026-11-24T10:00:00.000Z');
  const sharing = openSharedRecords(db, clock);
  const { keychain, entries } = memoryKeychain(() => refuses);
  const shell = { given, released: [] as string[] };
  const used = { hour: 3, today: 40 };
  const usedNews = changes();
  const mail = openMail({
    ...{ db, clock, records: sharing.records, keychain, used: () => ({ ...used }), usedNews: () => usedNews },
    shell: {
      chooseOpenSource: async () => shell.given,
      releaseOpenSource: async ({ path }) => void shell.released.push(path),
    },
  });
  onTestFinished(async () => {
    await mail.close();
    sharing.close();
  });
  const client = createRouterClient(mailRouter(() => mail));
  return { mail, client, db, entries, shell, used, usedNews, records: sharing.records };
}

test('a sender is kept with its secrets in the keychain, and no secret comes back', async () => {
  const { client, entries, db } = await open();
  expect(await client.sender()).toBeNull();
  const saved = await client.save({
    sender: withMailbox,
    secrets: { smtpPassword: 'azerty', mailboxPassword: 'qwerty' },
  });
  expect(saved).toEqual({ ...withMailbox, held: ['mailboxPassword', 'smtpPassword'], keptIn: 'keychain' });
  expect([...entries.values()].sort()).toEqual(['azerty', 'qwerty']);
  expect(JSON.stringify([saved, await client.sender(), db.prepare('SELECT * FROM mail_secret').all()])).not.toMatch(
    /azerty|qwerty/,
  );
  // Absent keeps, null forgets, and what the new settings cannot use goes.
  expect(await client.save({ sender: withMailbox, secrets: { smtpPassword: null } })).toMatchObject({
    held: ['mailboxPassword'],
  });
  expect(await client.save({ sender: draft, secrets: {} })).toMatchObject({ held: [], keptIn: 'nowhere' });
  expect(entries.size).toBe(0);
  await client.forget();
  expect(await client.sender()).toBeNull();
});

test('where no keychain takes them, secrets stay in the vault', async () => {
  const { client, db } = await open({ refuses: true });
  const saved = await client.save({ sender: draft, secrets: { smtpPassword: 'azerty' } });
  expect(saved).toMatchObject({ held: ['smtpPassword'], keptIn: 'vault' });
  await client.forget();
  expect(db.prepare('SELECT count(*) FROM mail_secret').pluck().get()).toBe(0);
});

test('refusals are named', async () => {
  const { client, mail } = await open();
  const ca = { ...draft, smtp: { ...server, trust: { kind: 'ca' as const, pem: 'nothing' } } };
  await expect(client.save({ sender: ca, secrets: {} })).rejects.toMatchObject({
    code: 'CA_UNREADABLE',
    defined: true,
  });
  await expect(client.test()).rejects.toMatchObject({ code: 'NO_SENDER', defined: true });
  await expect(mail.openTransport()).rejects.toMatchObject({ code: 'NO_SENDER' });
});

test('the rule of the team is seen with what was used of it, and again after each change of either', async () => {
  const { client, used, usedNews, records } = await open();
  const seen = await client.watchRule();
  const next = async () => (await seen.next()).value;
  expect(await next()).toEqual({
    id: ruleId,
    rule: { perHour: 200, perDay: 1500, from: 9, to: 18, days: [1, 2, 3, 4, 5] },
    ...{ usual: true, usedThisHour: 3, usedToday: 40, inConflict: [] },
  });
  await client.setRule({ perHour: 50, perDay: 400, from: 8, to: 20, days: [6, 1] });
  expect(await next()).toMatchObject({ rule: { perHour: 50, from: 8, days: [1, 6] }, usual: false });
  used.hour = 4;
  usedNews.tell();
  expect(await next()).toMatchObject({ usedThisHour: 4 });
  await client.setRule({ perHour: 60, perDay: 400, from: 8, to: 20, days: [1] });
  expect(await next()).toMatchObject({ rule: { perHour: 60 } });
  await seen.return?.();
  expect(records.conflictCount()).toBe(0);
});

test('every rule is read as it was written, and anything else is none', () => {
  const hours = fc.tuple(fc.nat(23), fc.integer({ min: 1, max: 24 })).filter(([from, to]) => from < to);
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
  const counts = fc.tuple(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 100_000 }));
  fc.assert(
    fc.property(counts, hours, days, ([perHour, perDay], [from, to], chosen) => {
      const rule = { perHour, perDay, from, to, days: chosen };
      expect(parseRule(writeRule(rule))).toEqual({ ...rule, days: chosen.toSorted() });
    }),
  );
  for (const text of ['', '0/10/9-18/1', '5/10/18-9/1', '5/10/9-18/8', '5/10/9-18/', '5/10/9-18/1/x'])
    expect(parseRule(text)).toBeUndefined();
});

const bounce = [
  ...['From: mailer-daemon@exemple.fr', 'Subject: failure notice', '', '<paul@exemple.fr>:', '550 5.1.1 unknown', ''],
].join('\r\n');

async function all(news: AsyncGenerator<BounceNews, void, void>): Promise<BounceNews[]> {
  const found: BounceNews[] = [];
  for await (const one of news) found.push(one);
  return found;
}

test('messages that came back are read from the files that were chosen, which are let go after', async () => {
  const paths = ['a.eml', 'b.eml'].map((name) => join(temporaryFolder(), name));
  for (const path of paths) writeFileSync(path, bounce);
  const [path = '', ...others] = paths;
  const { mail, shell } = await open({ given: { path, others } });
  const news = await all(mail.bounces('files'));
  const told = { kind: 'bounce', recipient: 'paul@exemple.fr', permanent: true, said: '550 5.1.1 unknown' };
  expect(news).toEqual([told, { kind: 'seen', done: 1 }, told, { kind: 'seen', done: 2 }]);
  expect(shell.released).toEqual([path]);
});

test('a shell that is given the file first has it chosen beforehand', async () => {
  const path = join(temporaryFolder(), 'given.eml');
  const { mail, client, shell } = await open({ given: { path, upload: '/upload/x' } });
  await expect(all(mail.bounces('files'))).rejects.toMatchObject({ code: 'NOTHING_CHOSEN' });
  expect(await client.chooseBounces()).toEqual({ upload: '/upload/x' });
  writeFileSync(path, bounce);
  expect(await all(mail.bounces('files'))).toHaveLength(2);
  expect(shell.released).toEqual([path, path]);
  shell.given = undefined;
  expect(await client.chooseBounces()).toBeNull();
  await expect(all(mail.bounces('files'))).rejects.toMatchObject({ code: 'NOTHING_CHOSEN' });
});

test('a file that cannot be read says so', async () => {
  const { mail } = await open({ given: { path: join(temporaryFolder(), 'gone.eml') } });
  await expect(all(mail.bounces('files'))).rejects.toMatchObject({
    code: 'MAILBOX_FAILED',
    data: { because: 'file', said: 'ENOENT' },
  });
});
