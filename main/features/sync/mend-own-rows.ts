import type { Contact } from '../../database/journal/journal.ts';
import type { ContactDeps } from './contact-deps.ts';
import { push } from './send-edits.ts';
import type { SentRow } from './sync-store.ts';

const day = 86_400_000;

/**
 * Looks whether the journal still holds what this laptop put there, as it put it, and puts back what was removed or altered.
 * Looks once a day, and at once when the journal says that it lost the last of it.
 */
export async function mendOwnRows(deps: ContactDeps, contact: Contact, signal: AbortSignal): Promise<void> {
  const { journal, sharing, store, clock } = deps;
  const device = sharing.identity.device();
  const sent = store.sent(device);
  const now = clock();
  const checked = store.when('rows-checked');
  const due = checked === undefined || now.getTime() - Date.parse(checked) >= day;
  if (!due && contact.ownLast >= (sent.at(-1)?.last ?? 0)) return;
  const held = new Set((await journal.digests(device, signal)).map(nameOf));
  for (const row of sent) {
    if (!held.has(nameOf(row))) await push(deps, sharing.outbox.operations(row.first, row.last), signal);
  }
  store.happened('rows-checked', now.toISOString());
}

const nameOf = ({ first, last, epoch, sha256 }: Omit<SentRow, 'device'>) => `${first}-${last} ${epoch} ${sha256}`;
