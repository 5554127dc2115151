import type { Progress } from '../../../preload/contract/common.ts';
import type { Problem } from '../../../preload/contract/connections.ts';
import type { Audit } from '../../../preload/contract/password-campaigns.ts';
import { stopped } from '../../jobs/jobs.ts';
import type { Clock } from '../../shared/clock.ts';
import { isRefusal, refusal } from '../../shared/refusal.ts';
import { workerFile } from '../../shared/worker-file.ts';
import { talkTo } from '../../shared/worker-talk.ts';
import type { AuditMessage, AuditOrder } from './audit-messages.ts';
import type { AuditStore } from './audit-store.ts';

/**
 * Milliseconds for the worker to end by itself: a thread that is ended in the middle of a native bcrypt takes the whole
 * process with it, and one guess at the highest cost takes more than a second.
 */
const patience = 20_000;

/**
 * Runs an audit to its end in a thread of its own, which keeps each batch of verdicts together with how far the source was
 * read: whatever cuts it short, it can be resumed and no account is judged twice. Refuses CANNOT_REACH, and is then
 * "interrupted".
 */
export async function* runAudit(
  store: AuditStore,
  clock: Clock,
  order: AuditOrder,
  signal: AbortSignal,
): AsyncGenerator<Progress, Audit, void> {
  const { number } = store.get(order.auditId);
  try {
    for await (const message of talkTo<AuditMessage>(
      workerFile('audit-worker', import.meta.url),
      order,
      signal,
      patience,
    )) {
      if (message.kind === 'unreachable') throw refusal('CANNOT_REACH', message.problem);
      if (message.kind === 'progress') yield message.progress;
    }
    return store.get(order.auditId).audit;
  } catch (error) {
    // Cancelled a moment too late: it had just ended.
    const { audit } = store.get(order.auditId);
    if (audit.state === 'done') return audit;
    const cancelled = signal.aborted && signal.reason !== stopped;
    const problem = isRefusal(error, 'CANNOT_REACH') ? (error.data as Problem) : undefined;
    store.setState(number, cancelled ? 'cancelled' : 'interrupted', clock().toISOString(), problem);
    throw error;
  }
}
