import { type Progress, type System, systems } from '../../../preload/contract/common.ts';
import type { Audit } from '../../../preload/contract/password-campaigns.ts';
import type { Replica } from '../../database/replica/replica.ts';
import { stopped } from '../../jobs/jobs.ts';
import type { Clock } from '../../shared/clock.ts';
import { refusal } from '../../shared/refusal.ts';
import { workerFile } from '../../shared/worker-file.ts';
import { talkTo } from '../../shared/worker-talk.ts';
import type { AuditMessage, AuditOrder } from './audit-messages.ts';
import type { AuditStore, Cursors, KeptAudit } from './audit-store.ts';
import { type CountedVerdicts, countedVerdictsSql, countVerdicts } from './count-verdicts.ts';
import { finishAudit } from './finish-audit.ts';
import type { VerdictStore } from './verdict-store.ts';

/**
 * Milliseconds for the worker to end by itself: a thread that is ended in the middle of a native bcrypt takes the whole
 * process with it, and one guess at the highest cost takes more than a second.
 */
const patience = 20_000;

export interface AuditRun {
  readonly replica: Replica;
  readonly store: AuditStore;
  readonly verdicts: VerdictStore;
  readonly clock: Clock;
  readonly order: AuditOrder;
}

/**
 * Runs an audit to its end, keeping each batch of verdicts together with how far the source was read: whatever cuts it
 * short, it can be resumed and no account is judged twice. Refuses CANNOT_REACH, and is then "interrupted".
 */
export async function* runAudit(
  run: AuditRun,
  kept: KeptAudit,
  signal: AbortSignal,
): AsyncGenerator<Progress, Audit, void> {
  const { store } = run;
  const { number } = kept;
  try {
    yield* readAccounts(run, kept, signal);
    yield* finishAudit(run, kept, signal);
    return store.get(kept.audit.id).audit;
  } catch (error) {
    const cancelled = signal.aborted && signal.reason !== stopped;
    store.setState(number, cancelled ? 'cancelled' : 'interrupted', run.clock().toISOString());
    throw error;
  }
}

async function* readAccounts(
  run: AuditRun,
  kept: KeptAudit,
  signal: AbortSignal,
): AsyncGenerator<Progress, void, void> {
  const { store, verdicts, replica } = run;
  const cursors: Cursors = { ...kept.cursors };
  const previous = store.previous(kept)?.number;
  const tally = openTally(kept, await replica.read<CountedVerdicts>(countedVerdictsSql, { audit: kept.number }));
  let total: number | undefined;
  let done = tally.total();

  const keep = replica.db.transaction((message: Extract<AuditMessage, { kind: 'batch' }>) => {
    verdicts.append(kept.number, previous, message.system, message.rows);
    cursors[message.system] = { last: [...message.last], ended: false };
    tally.add(message.system, message.rows);
    store.setProgress(kept.number, cursors, tally.counts());
  });

  yield { kind: 'audit', step: 'connecting', done };
  const file = workerFile('audit-worker', import.meta.url);
  for await (const message of talkTo<AuditMessage>(file, { ...run.order, cursors }, signal, patience)) {
    if (message.kind === 'unreachable') throw refusal('CANNOT_REACH', message.problem);
    if (message.kind === 'counted') total = message.total;
    if (message.kind === 'batch') {
      keep(message);
      done += message.rows.length;
    }
    if (message.kind === 'system-ended') {
      cursors[message.system] = { ...cursors[message.system], ended: true };
      store.setProgress(kept.number, cursors, tally.counts());
    }
    // The table may grow meanwhile: a bar never runs past its end.
    yield { kind: 'audit', step: 'judging', done, ...(total === undefined ? {} : { total: Math.max(total, done) }) };
  }
}

/** Counts as batches come, so that a screen shows them while the audit runs. */
function openTally(kept: KeptAudit, sofar: readonly CountedVerdicts[]) {
  const counts = countVerdicts(sofar, kept.audit.policies);
  const bySystem = new Map(counts.map((count) => [count.system, count]));
  return {
    counts: () => counts,
    total: () => counts.reduce((sum, count) => sum + count.total, 0),
    add(system: System, rows: Extract<AuditMessage, { kind: 'batch' }>['rows']) {
      const count = bySystem.get(system);
      if (!count) throw new Error(`No policy for ${system} among ${systems.join(', ')}`);
      for (const { judgement } of rows) {
        count.total += 1;
        count.outcomes[judgement.outcome] += 1;
        for (const reason of judgement.reasons) count.reasons[reason] = (count.reasons[reason] ?? 0) + 1;
      }
    },
  };
}
