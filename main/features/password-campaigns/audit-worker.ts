import { parentPort, workerData } from 'node:worker_threads';
import type { Database } from 'better-sqlite3';
import type { Progress } from '../../../preload/contract/common.ts';
import { openOuvadmin } from '../../database/ouvadmin/open-ouvadmin.ts';
import { CannotReach, type Ouvadmin } from '../../database/ouvadmin/ouvadmin.ts';
import { openForJob } from '../../database/replica/open-for-job.ts';
import { openGuessability } from '../../shared/guessability.ts';
import { goOn, stopNow } from '../../shared/worker-talk.ts';
import type { AuditMessage, AuditOrder } from './audit-messages.ts';
import { auditStore } from './audit-store.ts';
import { finishAudit } from './finish-audit.ts';
import type { Bench } from './judge-account.ts';
import { openKeeping } from './keep-verdicts.ts';
import { readAccounts } from './read-accounts.ts';
import { loadDictionaries } from './rules/dictionaries/dictionaries.ts';
import { verdictStore } from './verdict-store.ts';

const order = workerData as AuditOrder;

/** Aborted when main wants this thread to end. */
const stop = new AbortController();
let answer = Promise.withResolvers<void>();

parentPort?.on('message', (told) => {
  if (told === goOn) answer.resolve();
  else if (told === stopNow) {
    stop.abort();
    answer.promise.catch(() => {});
    answer.reject(stop.signal.reason);
  }
});

/** Waits until main has dealt with it. */
async function say(message: AuditMessage): Promise<void> {
  stop.signal.throwIfAborted();
  answer = Promise.withResolvers<void>();
  parentPort?.postMessage(message);
  await answer.promise;
}

function tell(step: string, done: number, total?: number): Promise<void> {
  // The table may grow meanwhile: a bar never runs past its end.
  const progress: Progress = {
    kind: 'audit',
    step,
    done,
    ...(total === undefined ? {} : { total: Math.max(total, done) }),
  };
  return say({ kind: 'progress', progress });
}

async function audit(db: Database, source: Ouvadmin): Promise<void> {
  const store = auditStore(db);
  const verdicts = verdictStore(db);
  const kept = store.get(order.auditId);
  const keeping = openKeeping(db, store, verdicts, kept);
  const total = await countAll(source);
  const bench = openBench();
  const tables = await source.tables();
  await tell('judging', keeping.done(), total);
  for (const one of order.systems) {
    const { system, table } = one.mapping;
    if (keeping.hasEnded(system)) continue;
    const key = tables.find(({ name }) => name === table)?.primaryKey ?? [];
    for await (const _ of readAccounts(source, bench, keeping, one, key)) await tell('judging', keeping.done(), total);
  }
  for (const { step, done, of } of finishAudit(db, store, verdicts, store.get(order.auditId)))
    await tell(step, done, of);
}

function openBench(): Bench {
  const guess = order.options.guessability ? openGuessability() : undefined;
  return {
    order,
    signal: stop.signal,
    dictionaries: loadDictionaries(),
    guessability: (password) => guess?.(password).score ?? 0,
  };
}

async function countAll(source: Ouvadmin): Promise<number> {
  let total = 0;
  for (const { mapping } of order.systems) total += await source.count(mapping.table);
  return total;
}

async function run(): Promise<void> {
  await tell('connecting', 0);
  const source = await openOuvadmin(order.reach, stop.signal);
  const db = openForJob(order.replica);
  try {
    await audit(db, source);
  } finally {
    db.close();
    await source.close();
  }
}

try {
  await run();
  await say({ kind: 'done' });
} catch (error) {
  if (error instanceof CannotReach) await say({ kind: 'unreachable', problem: error.problem });
  else if (!stop.signal.aborted) throw error;
}
process.exit();
