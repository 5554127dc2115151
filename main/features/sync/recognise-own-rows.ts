import { isDeepStrictEqual } from 'node:util';
import type { Contact, SealedBatch } from '../../database/journal/journal.ts';
import { decodeBatch } from '../../sync/decode-operations.ts';
import { cannotRead } from '../../sync/failures.ts';
import { batchPlace, unseal } from '../../sync/seal.ts';
import type { ContactDeps } from './contact-deps.ts';
import { sentRow, TwinSpoke } from './send-edits.ts';

/**
 * What the journal holds of this device beyond what is known to be sent is either a push whose answer never came, which is
 * then taken as sent, or was written by a copy of this vault under the same numbers: TwinSpoke.
 */
export async function recogniseOwnRows(deps: ContactDeps, contact: Contact, signal: AbortSignal): Promise<void> {
  const { identity, outbox } = deps.sharing;
  const [first] = outbox.unsent(1);
  const known = first ? first.number - 1 : contact.ownLast;
  if (contact.ownLast <= known) return;
  const wanted = [{ device: identity.device(), after: known }];
  let end = known;
  for await (const batches of deps.journal.pull(wanted, 1_000_000, signal)) {
    for (const batch of batches) {
      if (!isOurs(deps, batch)) throw new TwinSpoke();
      deps.store.addSent([sentRow(batch)]);
      if (batch.first <= end + 1) end = Math.max(end, batch.last);
    }
  }
  outbox.markSent(end);
}

/** Altered rows do not open, and are no proof of anybody: they count as another's, who costs nothing but a new name. */
function isOurs({ sharing, keys }: ContactDeps, batch: SealedBatch): boolean {
  const key = keys.keyOf(batch.epoch);
  if (!key) return false;
  try {
    const theirs = decodeBatch(unseal(key, batchPlace(batch), batch.sealed), batch.device, batch.first, batch.last);
    return isDeepStrictEqual(theirs, sharing.outbox.operations(batch.first, batch.last));
  } catch (error) {
    if (cannotRead(error)) return false;
    throw error;
  }
}
