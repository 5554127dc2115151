import type { MailSecretName } from '../../../preload/contract/mail.ts';
import type { SecretRoom } from '../../keychain/secret-room.ts';
import { messagesInFile } from '../../mail/bounces/messages-in-file.ts';
import { messagesAfter } from '../../mail/bounces/messages-in-mailbox.ts';
import { readBounces } from '../../mail/bounces/read-bounces.ts';
import type { BounceNews } from '../../mail/mail-for-campaigns.ts';
import { MailTrouble } from '../../mail/mail-trouble.ts';
import { openMailbox } from '../../mail/open-mailbox.ts';
import type { OpenSource, ShellPowers } from '../../shared/powers.ts';
import { isRefusal, refusal } from '../../shared/refusal.ts';
import type { MailStore } from './store.ts';

type News = AsyncGenerator<BounceNews, void, void>;

export interface BouncesDeps {
  readonly store: MailStore;
  readonly secrets: SecretRoom<MailSecretName>;
  readonly shell: Pick<ShellPowers, 'chooseOpenSource' | 'releaseOpenSource'>;
}

/** Messages of a mailbox between two notes of how far it was read. */
const together = 50;

/**
 * The bounces of the mailbox that were not read before. How far it was read is noted only when whoever listens has taken what
 * came so far: one who stops, or is killed, hears the last of them again. Refuses NO_SENDER, NO_MAILBOX, MAILBOX_FAILED.
 */
export async function* mailboxBounces({ store, secrets }: BouncesDeps, signal?: AbortSignal): News {
  const sender = store.find();
  if (!sender) throw refusal('NO_SENDER');
  const { mailbox } = sender.draft;
  if (!mailbox) throw refusal('NO_MAILBOX');
  const { values } = await secrets.read(sender.id);
  const place = `${mailbox.host.toLowerCase()} ${mailbox.port} ${mailbox.user} ${mailbox.folder}`;
  const opened = await openMailbox(mailbox, values.mailboxPassword, { signal, limit: 30_000 }).catch(failed);
  try {
    const before = store.lastRead(place);
    // The folder began another life: its numbers are those of other messages.
    const last = before?.validity === opened.validity ? before.last : 0;
    const { total, messages } = await messagesAfter(opened, last, signal);
    let done = 0;
    yield { kind: 'seen', done, total };
    for await (const { uid, bytes } of messages) {
      yield* bouncesOf(bytes);
      done += 1;
      if (done % together !== 0 && done < total) continue;
      store.readUpTo(place, opened.validity, uid);
      yield { kind: 'seen', done, total };
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw isOfMailbox(error) ? failed(error) : error;
  } finally {
    opened.close();
  }
}

/** The bounces of files that the volunteer chose, which are let go after. Refuses MAILBOX_FAILED where one cannot be read. */
export async function* fileBounces(source: OpenSource, { shell }: BouncesDeps, signal?: AbortSignal): News {
  try {
    let done = 0;
    for (const path of [source.path, ...(source.others ?? [])]) {
      for await (const bytes of messagesInFile(path, signal)) {
        yield* bouncesOf(bytes);
        done += 1;
        yield { kind: 'seen', done };
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (!['ENOENT', 'EACCES', 'EISDIR', 'EPERM', 'EIO'].includes(String(code))) throw error;
    throw refusal('MAILBOX_FAILED', { because: 'file', said: String(code) });
  } finally {
    await shell.releaseOpenSource(source);
  }
}

async function* bouncesOf(bytes: Uint8Array): News {
  for (const bounce of await readBounces(bytes)) yield { kind: 'bounce', ...bounce };
}

/** A defect of our own is none of the mailbox's failures. */
function isOfMailbox(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return (
    error instanceof MailTrouble ||
    (typeof code === 'string' && !/^(SQLITE|ERR_INVALID)/.test(code) && !isRefusal(error))
  );
}

function failed(error: unknown): never {
  if (!(error instanceof Error) || error.name === 'AbortError') throw error;
  const trouble = error instanceof MailTrouble ? error : new MailTrouble('cut', {}, error);
  throw refusal('MAILBOX_FAILED', { because: trouble.code, said: trouble.facts.said ?? '' });
}
