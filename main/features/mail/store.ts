import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type MailSecretName, mailSecretNames, SenderDraft } from '../../../preload/contract/mail.ts';
import type { StoredSecret } from '../../keychain/secret-room.ts';

const Row = z.object({
  sender: z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(z.object({ id: z.string(), draft: SenderDraft })),
  testedAt: z.string().nullable(),
  testPassed: z.number().nullable(),
});

/** The sender as the replica holds it. `id`: by which the keychain knows its secrets. */
export interface StoredSender {
  readonly id: string;
  readonly draft: SenderDraft;
  readonly lastTest: { readonly at: string; readonly passed: boolean } | undefined;
}

const Secret = z.object({ name: z.enum(mailSecretNames), value: z.string().nullable() });
const Read = z.object({ validity: z.string(), last: z.number() });

export type MailStore = ReturnType<typeof mailStore>;

/** The one sender of this laptop, the secrets that no keychain took, and how far each mailbox was read. */
export function mailStore(db: Database) {
  const one = db.prepare('SELECT sender, tested_at AS testedAt, test_passed AS testPassed FROM mail_sender');
  const put = db.prepare(`INSERT INTO mail_sender (one, sender) VALUES (1, $sender) ON CONFLICT (one) DO UPDATE SET
    sender = $sender, tested_at = iif($changed, NULL, tested_at), test_passed = iif($changed, NULL, test_passed)`);
  const drop = db.prepare('DELETE FROM mail_sender');
  const mark = db.prepare('UPDATE mail_sender SET tested_at = ?, test_passed = ?');
  const secrets = db.prepare('SELECT name, value FROM mail_secret ORDER BY name');
  const putSecret = db.prepare(`INSERT INTO mail_secret (name, value) VALUES ($name, $value)
    ON CONFLICT (name) DO UPDATE SET value = $value`);
  const dropSecret = db.prepare('DELETE FROM mail_secret WHERE name = ?');
  const dropSecrets = db.prepare('DELETE FROM mail_secret');
  const read = db.prepare('SELECT validity, last FROM mailbox_read WHERE mailbox = ?');
  const putRead = db.prepare(`INSERT INTO mailbox_read (mailbox, validity, last) VALUES ($mailbox, $validity, $last)
    ON CONFLICT (mailbox) DO UPDATE SET validity = $validity, last = $last`);

  return {
    find(): StoredSender | undefined {
      const row = one.get();
      if (row === undefined) return undefined;
      const { sender, testedAt, testPassed } = Row.parse(row);
      return { ...sender, lastTest: testedAt === null ? undefined : { at: testedAt, passed: testPassed === 1 } };
    },
    secrets: (): StoredSecret<MailSecretName>[] => secrets.all().map((row) => Secret.parse(row)),
    /** Sender and secrets at once. `changed` forgets the last test. */
    save: db.transaction(
      (
        { id, draft }: Omit<StoredSender, 'lastTest'>,
        given: readonly StoredSecret<MailSecretName>[],
        forgotten: readonly MailSecretName[],
        changed: boolean,
      ) => {
        put.run({ sender: JSON.stringify({ id, draft }), changed: changed ? 1 : 0 });
        for (const secret of given) putSecret.run(secret);
        for (const name of forgotten) dropSecret.run(name);
      },
    ),
    forget: db.transaction(() => {
      dropSecrets.run();
      drop.run();
    }),
    tested: (at: string, passed: boolean) => void mark.run(at, passed ? 1 : 0),
    /** Up to which message a folder was read; undefined where never. */
    lastRead(mailbox: string): { validity: string; last: number } | undefined {
      const row = read.get(mailbox);
      return row === undefined ? undefined : Read.parse(row);
    },
    readUpTo: (mailbox: string, validity: string, last: number) => void putRead.run({ mailbox, validity, last }),
  };
}
