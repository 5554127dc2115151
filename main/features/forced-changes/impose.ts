import type { Outcome } from '../../../preload/contract/register.ts';
import type { Reach } from '../../database/ouvadmin/ouvadmin.ts';
import { stopped } from '../../jobs/jobs.ts';
import { dayOfNumber, parisDay } from '../../shared/paris-day.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { dayNumber } from '../../shared/spreadsheet/civil-time.ts';
import type { ForcedChangesDeps } from './deps.ts';
import { type Stores, talkToWorker } from './dry-run.ts';
import type { BatchMessage, ForcingOrder } from './forcing-messages.ts';
import { asRefusal, type Hold } from './hold.ts';
import { rowStates } from './row-store.ts';
import type { RunRecords } from './run-records.ts';
import type { StoredRun } from './run-store.ts';

/** The day up to which a run of today can be undone. */
export const undoableUntil = (now: Date, undoDays: number) => dayOfNumber((dayNumber(parisDay(now)) ?? 0) + undoDays);

/**
 * What the worker says before each batch, once nobody else has taken over meanwhile. Refuses IMPOSING_ELSEWHERE where
 * somebody has, CANNOT_REACH.
 */
export async function* batches(
  order: ForcingOrder,
  hold: Hold,
  signal: AbortSignal,
): AsyncGenerator<BatchMessage, void, void> {
  try {
    for await (const message of talkToWorker(order, AbortSignal.any([signal, hold.signal]))) {
      if (message.kind !== 'batch') continue;
      await hold.confirm();
      yield message;
    }
  } catch (error) {
    asRefusal(error);
  }
}

/** How long work ended that threw. */
export function outcomeOf(error: unknown, signal: AbortSignal): Outcome {
  if (signal.aborted) return signal.reason === stopped ? 'interrupted' : 'cancelled';
  return isRefusal(error) ? 'interrupted' : 'failed';
}

export interface ImposingDeps extends Pick<ForcedChangesDeps, 'clock' | 'replica' | 'fingerprintKey' | 'enter'> {
  readonly stores: Stores;
  readonly records: RunRecords;
  readonly recordImposed: ForcedChangesDeps['campaigns']['recordImposed'];
}

/** Where a run at work stands, and what it needs. */
export interface ImposingRun {
  readonly run: StoredRun;
  readonly reach: Reach;
  readonly runKey: Uint8Array;
  readonly again: boolean;
  /** Told before each batch. */
  readonly progressed: (changed: number, passed: number) => void;
}

/** Changes the rows of a run to its end; whatever ends it, its record, its campaign and the register are told how far it came. */
export async function* imposeRun(
  deps: ImposingDeps,
  { run, reach, runKey, again, progressed }: ImposingRun,
  hold: Hold,
  signal: AbortSignal,
) {
  const { stores, records, clock } = deps;
  const { id, plan } = run;
  let outcome: Outcome = 'done';
  try {
    const order: ForcingOrder = {
      ...{ task: 'impose', run: id, plan, reach, runKey, again, replica: deps.replica.address },
      fingerprintKey: deps.fingerprintKey(),
      at: clock().toISOString(),
      purgeAfter: records.get(id)?.fields.undoableUntil ?? undoableUntil(clock(), run.undoDays),
    };
    for await (const { done, total, changed, passed } of batches(order, hold, signal)) {
      progressed(changed, passed);
      yield { kind: 'forced-change', step: 'imposing', done, total };
    }
  } catch (error) {
    outcome = outcomeOf(error, signal);
    throw error;
  } finally {
    const { changed, passed } = settleRun(deps, run, outcome);
    deps.enter({
      what: 'forced-change',
      subject: run.campaignName,
      outcome,
      facts: { rows: changed + passed, changed, passed },
    });
    await recordChanged(deps, run);
  }
  return stores.rows.counts(id);
}

/** Says in the shared record how far a run came that is no longer at work. */
export function settleRun(
  { stores, records }: Pick<ImposingDeps, 'stores' | 'records'>,
  run: StoredRun,
  outcome: Outcome,
) {
  const { changed, passed } = stores.rows.counts(run.id);
  records.change(run.id, { state: outcome === 'done' ? 'done' : 'interrupted', changed, passed });
  return { changed, passed };
}

/** Tells the campaign of what was changed and what it does not know of yet. */
export async function recordChanged(
  { stores, recordImposed, clock }: Pick<ImposingDeps, 'stores' | 'recordImposed' | 'clock'>,
  { id, campaign }: StoredRun,
): Promise<void> {
  for (;;) {
    const changed = stores.rows.unrecorded(id);
    if (changed.length === 0) return;
    const accounts = changed.map(({ system, sourceKey }) => ({ system, sourceKey }));
    await recordImposed(campaign, id, accounts, clock().toISOString());
    stores.rows.setState(
      id,
      changed.map(({ number }) => number),
      rowStates.recorded,
    );
  }
}
