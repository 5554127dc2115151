import { createHash } from 'node:crypto';
import type { SealedBatch } from '../../database/journal/journal.ts';
import { encodeOperations } from '../../sync/encode-operations.ts';
import type { Operation } from '../../sync/operation.ts';
import { batchPlace, seal } from '../../sync/seal.ts';
import type { ContactDeps } from './contact-deps.ts';
import type { SentRow } from './sync-store.ts';

/** Operations in a row of the journal: enough for columns to be small, few enough for a row that is lost to be little. */
export const perRow = 10_000;
/** Operations sent in one round trip. */
const perPush = 20_000;

/** Another laptop speaks under this device's id. */
export class TwinSpoke extends Error {}

/**
 * Sends what is not in the journal yet, and yields how many operations went. What was cut off is sent again; the journal's
 * readers do not mind. Throws TwinSpoke.
 */
export async function* sendEdits(deps: ContactDeps, signal: AbortSignal): AsyncGenerator<number, void, void> {
  const { outbox } = deps.sharing;
  for (;;) {
    signal.throwIfAborted();
    const unsent = outbox.unsent(perPush);
    const last = unsent.at(-1);
    if (!last) return;
    await push(deps, unsent, signal);
    outbox.markSent(last.number);
    yield unsent.length;
  }
}

/** Puts operations of this device in the journal, in rows, and keeps the digests of the rows. Throws TwinSpoke. */
export async function push(deps: ContactDeps, operations: readonly Operation[], signal: AbortSignal): Promise<void> {
  const batches: SealedBatch[] = [];
  for (let start = 0; start < operations.length; start += perRow) {
    batches.push(...rowsOf(deps, operations.slice(start, start + perRow)));
  }
  if (!(await deps.journal.push(batches, signal))) throw new TwinSpoke();
  deps.store.addSent(batches.map(sentRow));
}

/** One row, or several where one would be larger than the journal takes. */
function rowsOf(deps: ContactDeps, operations: readonly Operation[]): SealedBatch[] {
  const { keys, journal } = deps;
  const [first, last] = [operations[0], operations.at(-1)];
  const key = keys.keyOf(keys.epoch);
  if (!first || !last) return [];
  if (!key) throw new Error(`The key of epoch ${keys.epoch} is missing.`);
  const place = { device: first.device, first: first.number, last: last.number, epoch: keys.epoch };
  const sealed = seal(key, batchPlace(place), encodeOperations(operations));
  if (sealed.length <= journal.largest || operations.length === 1) return [{ ...place, sealed }];
  const middle = Math.floor(operations.length / 2);
  return [...rowsOf(deps, operations.slice(0, middle)), ...rowsOf(deps, operations.slice(middle))];
}

/** A row as it is remembered once the journal has it. */
export function sentRow({ sealed, ...place }: SealedBatch): SentRow {
  return { ...place, sha256: createHash('sha256').update(sealed).digest('hex') };
}
