import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openSharedRecords } from '../../main/database/replica/shared/open-shared-records.ts';
import { openMail } from '../../main/features/mail/mail.ts';
import type { BounceNews } from '../../main/mail/mail-for-campaigns.ts';
import type { MailServer, MailTestStep, SenderDraft } from '../../preload/contract/mail.ts';
import { newReplica } from '../database/replica/new-replica.ts';
import { memoryKeychain } from '../features/connections/keychains.ts';
import { type Dovecot, startDovecot } from '../services/dovecot.ts';
import { describeWith } from '../services/services.ts';
import { faultAt, type SmtpServer, startSmtp } from '../services/smtp.ts';
import { aMessage, settingsOf } from './mails.ts';

const sample = (name: string) => readFileSync(join(import.meta.dirname, 'bounces', 'samples', `${name}.eml`));

describeWith(['certificates'], 'the sender and its mailbox, on real servers', ({ certificates }) => {
  let smtp: SmtpServer;
  let dovecot: Dovecot | undefined;
  beforeAll(async () => {
    smtp = await startSmtp(certificates);
    dovecot = await startDovecot(certificates);
  });
  afterAll(async () => {
    await smtp?.stop();
    await dovecot?.stop();
  });

  async function open() {
    const { db } = await newReplica();
    const clock = () => new Date('2026-11-24T10:00:00.000Z');
    const sharing = openSharedRecords(db, clock);
    const mail = openMail({
      ...{ db, clock, records: sharing.records, keychain: memoryKeychain().keychain },
      shell: { chooseOpenSource: async () => undefined, releaseOpenSource: async () => {} },
      used: () => ({ hour: 0, today: 0 }),
    });
    onTestFinished(async () => {
      await mail.close();
      sharing.close();
    });
    return mail;
  }
  const draft = (change: Partial<SenderDraft> = {}): SenderDraft => ({
    smtp: settingsOf(smtp),
    from: { name: 'Ouvaton', address: 'campagnes@ouvaton.example' },
    ...{ panel: 'tapez ouvaton.coop', contact: 'aide@ouvaton.example' },
    ...change,
  });
  const secrets = () => ({ smtpPassword: smtp.password, mailboxPassword: dovecot?.password });
  async function outcomes(given: SenderDraft, passwords: object = secrets()) {
    const mail = await open();
    await mail.save(given, passwords);
    const steps: MailTestStep[] = [];
    for await (const step of await mail.test()) steps.push(step);
    expect(JSON.stringify(steps)).not.toContain(smtp.password);
    const ended = steps.filter(({ state }) => state !== 'running');
    expect(mail.sender()?.lastTest).toEqual({
      ...{ at: '2026-11-24T10:00:00.000Z', passed: ended.every(({ state }) => state !== 'failed') },
    });
    return ended.map(({ step, state, problem }) => [step, state, problem?.code].filter(Boolean).join(' '));
  }
  const sends = ['name passed', 'tcp passed', 'tls passed', 'login passed', 'sender passed'];
  const without = ['mailbox-tls skipped', 'mailbox-login skipped', 'mailbox-folder skipped'];

  describe('tested step by step', () => {
    test('all goes well, and nothing is sent', async () => {
      expect(await outcomes(draft())).toEqual([...sends, ...without]);
      expect(smtp.accepted()).toEqual([]);
    });
    test.each([
      [{ host: 'nobody.invalid' }, ['name failed name-not-found']],
      [{ port: 1 }, ['name passed', 'tcp failed refused']],
      [{ trust: { kind: 'system' } }, ['name passed', 'tcp passed', 'tls failed tls-untrusted']],
      [{ security: 'tls' }, ['name passed', 'tcp passed', 'tls failed tls-failed']],
      [{ user: 'un.autre' }, ['name passed', 'tcp passed', 'tls passed', 'login failed login-refused']],
      [{ user: '' }, [...sends.slice(0, 3), 'login skipped', 'sender failed sender-refused']],
    ] as [Partial<MailServer>, string[]][])('%j', async (change, steps) => {
      expect(await outcomes(draft({ smtp: settingsOf(smtp, change) }))).toEqual([...steps, ...without]);
    });
    test('a sender that the server does not want', async () => {
      smtp.behave(faultAt('mail', { say: 553, text: '5.7.1 not yours' }));
      onTestFinished(() => smtp.behave(undefined));
      expect(await outcomes(draft())).toEqual([...sends.slice(0, 4), 'sender failed sender-refused', ...without]);
    });
  });

  test('opens a transport with what is kept', async () => {
    const mail = await open();
    await expect(mail.openTransport()).rejects.toMatchObject({ code: 'NO_SENDER' });
    await mail.save(draft(), secrets());
    const transport = await mail.openTransport();
    const message = aMessage();
    expect(await transport.send(message, () => {})).toMatchObject({ kind: 'sent' });
    await transport.close();
    expect(smtp.counts().get(message.messageId)).toBe(1);
  });

  describe('a mailbox', () => {
    const needed = (): Dovecot => {
      if (!dovecot) throw new Error('no Dovecot');
      return dovecot;
    };
    const box = (server: Dovecot, change: Partial<MailServer & { folder: string }> = {}) => ({
      ...{ host: 'localhost', port: server.port, security: 'starttls' as const, user: server.user, folder: 'INBOX' },
      ...{ trust: { kind: 'ca' as const, pem: server.ca } },
      ...change,
    });
    const read = async (mail: Awaited<ReturnType<typeof open>>, most = Number.POSITIVE_INFINITY) => {
      const bounces: BounceNews[] = [];
      for await (const news of mail.bounces('mailbox')) {
        if (news.kind === 'bounce') bounces.push(news);
        if (bounces.length >= most) break;
      }
      return bounces;
    };

    const rest = ['mailbox-tls passed', 'mailbox-login passed', 'mailbox-folder passed'];
    test.for(['starttls', 'tls'] as const)('is tested too, over %s', async (security, { skip }) => {
      skip(!dovecot, 'install dovecot-imapd, and be root');
      const server = needed();
      const mailbox = box(server, { security, port: security === 'tls' ? server.tlsPort : server.port });
      expect(await outcomes(draft({ mailbox }))).toEqual([...sends, ...rest]);
    });

    const failures: [Partial<MailServer & { folder: string }>, string[]][] = [
      [{ host: 'nobody.invalid' }, ['mailbox-tls failed name-not-found']],
      [{ port: 1 }, ['mailbox-tls failed refused']],
      [{ port: 0 }, ['mailbox-tls failed not-imap']],
      [{ security: 'tls' }, ['mailbox-tls failed tls-failed']],
      [{ trust: { kind: 'system' } }, ['mailbox-tls failed tls-untrusted']],
      [{ user: 'un.autre' }, [...rest.slice(0, 1), 'mailbox-login failed login-refused']],
      [{ folder: 'Nulle part' }, [...rest.slice(0, 2), 'mailbox-folder failed folder-missing']],
    ];
    test.for(failures)('%j is told at its step', async ([change, steps], { skip }) => {
      skip(!dovecot, 'install dovecot-imapd, and be root');
      // Port 0 stands for that of the other server, which speaks SMTP.
      const mailbox = box(needed(), change.port === 0 ? { port: smtp.port } : change);
      expect(await outcomes(draft({ mailbox }))).toEqual([...sends, ...steps]);
    });

    test('is read once, from where it was left, and left as it was', async ({ skip }) => {
      skip(!dovecot, 'install dovecot-imapd, and be root');
      const server = needed();
      const folder = 'Retours';
      for (const name of ['postfix', 'answer', 'qmail']) server.deliver(sample(name), folder);
      const mail = await open();
      await expect(read(mail)).rejects.toMatchObject({ code: 'NO_SENDER' });
      await mail.save(draft(), secrets());
      await expect(read(mail)).rejects.toMatchObject({ code: 'NO_MAILBOX' });
      await mail.save(draft({ mailbox: box(server, { folder }) }), secrets());
      // One who stops half-way hears them again.
      expect(await read(mail, 1)).toHaveLength(1);
      expect(await read(mail)).toHaveLength(2);
      expect(await read(mail)).toEqual([]);
      server.deliver(sample('gmail'), folder);
      expect(await read(mail)).toMatchObject([{ recipient: 'paul@gmail.com', permanent: true }]);
      server.beginAnew(folder);
      expect(await read(mail)).toHaveLength(3);
      const files = server.files(folder);
      expect(files.map(({ content }) => content).sort()).toEqual(
        ['answer', 'gmail', 'postfix', 'qmail'].map((name) => sample(name).toString()).sort(),
      );
      // No mark on any of them: not read, not answered, not deleted.
      for (const { name } of files) expect(name).not.toMatch(/,[A-Z]*[SRTDF][A-Z]*$/);
    });

    test('that cannot be read says why', async ({ skip }) => {
      skip(!dovecot, 'install dovecot-imapd, and be root');
      const mail = await open();
      await mail.save(draft({ mailbox: box(needed()) }), { mailboxPassword: 'un autre' });
      await expect(read(mail)).rejects.toMatchObject({ code: 'MAILBOX_FAILED', data: { because: 'login-refused' } });
      const other = await startDovecot(certificates, certificates.otherHost);
      if (!other) throw new Error('no Dovecot');
      onTestFinished(other.stop);
      await mail.save(draft({ mailbox: box(other) }), secrets());
      await expect(read(mail)).rejects.toMatchObject({ code: 'MAILBOX_FAILED', data: { because: 'tls-wrong-host' } });
      expect(other.log()).not.toContain('Login');
    });
  });
});
