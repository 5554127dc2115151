import type { Head, SealedBatch, Wanted } from '../../database/journal/journal.ts';
import { decodeBatch } from '../../sync/decode-operations.ts';
import { Damaged, NewerFormat, SealBroken } from '../../sync/failures.ts';
import { batchPlace, unseal } from '../../sync/seal.ts';
import type { ContactDeps } from './contact-deps.ts';
import { lackingOf, refusedAfter } from './what-is-lacking.ts';

/** Bytes read in one page of the journal's answer. */
const page = 1_000_000;

/**
 * Receives what others wrote, device by device, and yields how many operations came. Rows that cannot be read are passed
 * over and kept as refused; the rest goes on. Everything may be received twice without harm.
 */
export async function* receiveEdits(
  deps: ContactDeps,
  heads: readonly Head[],
  signal: AbortSignal,
): AsyncGenerator<number, void, void> {
  const { inbox } = deps.sharing;
  const refused = deps.store.refused();
  const altered: SealedBatch[] = [];
  yield* receive(deps, lackingOf(heads, inbox.had(), refused), altered, signal);
  deps.store.setRefused(refusedAfter(heads, inbox.had(), altered, refused));
}

/** Fills in, for the history, what came with a snapshot only as a result. */
export async function* receiveHistory(deps: ContactDeps, signal: AbortSignal): AsyncGenerator<number, void, void> {
  const lacking = deps.sharing.inbox
    .missingHistory()
    .flatMap(({ device, ranges }) => ranges.map(({ first, last }) => ({ device, after: first - 1, upTo: last })));
  yield* receive(deps, lacking, [], signal);
}

async function* receive(
  deps: ContactDeps,
  lacking: readonly Wanted[],
  altered: SealedBatch[],
  signal: AbortSignal,
): AsyncGenerator<number, void, void> {
  if (lacking.length === 0) return;
  for await (const batches of deps.journal.pull(lacking, page, signal)) {
    for (const batch of batches) {
      if (await take(deps, batch, signal)) yield batch.last - batch.first + 1;
      else altered.push(batch);
    }
  }
}

/** Folds one row in, or keeps it for a newer application. False when it cannot be opened: altered, or not meant for us. */
async function take(
  { sharing, keys, noteAhead }: ContactDeps,
  batch: SealedBatch,
  signal: AbortSignal,
): Promise<boolean> {
  const key = keys.keyOf(batch.epoch);
  if (!key) return false;
  try {
    const bytes = unseal(key, batchPlace(batch), batch.sealed);
    try {
      const { ahead } = await sharing.inbox.receive(decodeBatch(bytes, batch.device, batch.first, batch.last), signal);
      for (const { author, milliseconds } of ahead) noteAhead(author, milliseconds);
    } catch (error) {
      if (!(error instanceof NewerFormat)) throw error;
      sharing.inbox.keep({ ...batch, bytes });
    }
    return true;
  } catch (error) {
    if (error instanceof SealBroken || error instanceof Damaged) return false;
    throw error;
  }
}
