import type { Mailbox } from '../open-mailbox.ts';
import { mostBytes } from './read-bounces.ts';

export interface MailboxMessage {
  readonly uid: number;
  readonly bytes: Uint8Array;
}

/** How many messages wait in a folder after this one, and those messages, oldest first; none is marked, moved or deleted. */
export async function messagesAfter(
  { client }: Mailbox,
  last: number,
  signal?: AbortSignal,
): Promise<{ total: number; messages: AsyncGenerator<MailboxMessage, void, void> }> {
  const found = (await client.search({ uid: `${last + 1}:*` }, { uid: true })) || [];
  // "8:*" also names the last message where its number is 7.
  const uids = found.filter((uid) => uid > last).sort((a, b) => a - b);
  return { total: uids.length, messages: fetched(client, uids, signal) };
}

async function* fetched(
  client: Mailbox['client'],
  uids: readonly number[],
  signal?: AbortSignal,
): AsyncGenerator<MailboxMessage, void, void> {
  const together = 50;
  for (let at = 0; at < uids.length; at += together) {
    signal?.throwIfAborted();
    const range = uids.slice(at, at + together).join(',');
    const got = await client.fetchAll(range, { uid: true, source: { start: 0, maxLength: mostBytes } }, { uid: true });
    for (const { uid, source } of got.sort((a, b) => a.uid - b.uid)) if (source) yield { uid, bytes: source };
  }
}
