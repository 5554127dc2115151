import type { Progress } from '../../../preload/contract/common.ts';
import type { InventoryScan } from '../../../preload/contract/data-inventory.ts';
import type { Outcome } from '../../../preload/contract/register.ts';
import type { Reach } from '../../database/ouvadmin/ouvadmin.ts';
import { stopped } from '../../jobs/jobs.ts';
import type { Clock } from '../../shared/clock.ts';
import { isRefusal, refusal } from '../../shared/refusal.ts';
import { workerFile } from '../../shared/worker-file.ts';
import { talkTo } from '../../shared/worker-talk.ts';
import type { DataInventoryDeps } from './deps.ts';
import type { InventoryMessage, InventoryOrder } from './inventory-messages.ts';
import type { InventoryStore } from './store.ts';

/** Milliseconds that the thread is given to let its connection go. */
const patience = 2_000;

interface Scanning extends Pick<DataInventoryDeps, 'enter'> {
  readonly store: InventoryStore;
  readonly clock: Clock;
  readonly source: string;
  readonly name: string;
  readonly reach: Reach;
  /** Told after each table. */
  readonly progressed: (progress: Progress) => void;
}

export type ScanResult = Pick<InventoryScan, 'tables' | 'columns' | 'values'> & { readonly proposed: number };

/**
 * Reads a database on a thread of its own and keeps what it found, table after table; whatever ends it, what was found stays and
 * the register is told. Refuses CANNOT_REACH.
 */
export async function* scanDatabase(
  scanning: Scanning,
  signal: AbortSignal,
): AsyncGenerator<Progress, ScanResult, void> {
  const { store, source, clock } = scanning;
  const at = clock().toISOString();
  // Until one came to its end, what was not seen before need not be new.
  const firstScan = store.scan(source)?.complete !== true;
  const unread: { table: string; because: 'no-right' | 'failed' | 'too-slow' }[] = [];
  const found = { tables: 0, columns: 0, values: 0, proposed: 0 };
  let outcome: Outcome = 'done';
  let reached = false;
  try {
    for await (const read of tablesOf(scanning, signal)) {
      reached = true;
      store.writeTable(source, at, read, firstScan);
      found.tables += 1;
      found.columns += read.columns.length;
      found.values += read.values;
      found.proposed += read.columns.filter(({ category }) => category).length;
      if (read.unread) unread.push({ table: read.table, because: read.unread });
      const progress = { kind: 'inventory', step: 'reading', done: read.number, total: read.total };
      scanning.progressed(progress);
      yield progress;
    }
    reached = true;
    return found;
  } catch (error) {
    outcome = outcomeOf(error, signal);
    throw error;
  } finally {
    const { proposed, ...seen } = found;
    if (reached) store.endScan(source, { ...seen, at, unread, complete: outcome === 'done' });
    const facts = { tables: found.tables, columns: found.columns, proposed };
    scanning.enter({ what: 'inventory', subject: scanning.name, outcome, facts });
  }
}

async function* tablesOf({ reach, clock }: Scanning, signal: AbortSignal) {
  const order: InventoryOrder = { reach, thisYear: clock().getUTCFullYear() };
  let done = false;
  for await (const message of talkTo<InventoryMessage>(
    workerFile('inventory-worker', import.meta.url),
    order,
    signal,
    patience,
  )) {
    if (message.kind === 'unreachable') throw refusal('CANNOT_REACH', message.problem);
    if (message.kind === 'table') yield message.read;
    else done = true;
  }
  if (!done) throw new Error('the thread of the inventory ended before its work did');
}

function outcomeOf(error: unknown, signal: AbortSignal): Outcome {
  if (signal.aborted) return signal.reason === stopped ? 'interrupted' : 'cancelled';
  return isRefusal(error) ? 'interrupted' : 'failed';
}
