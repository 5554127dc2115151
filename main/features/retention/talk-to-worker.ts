import { refusal } from '../../shared/refusal.ts';
import { workerFile } from '../../shared/worker-file.ts';
import { talkTo } from '../../shared/worker-talk.ts';
import type { RetentionMessage, RetentionOrder } from './retention-messages.ts';

/** Milliseconds for the worker to end by itself: a batch that is on its way is ended first. */
const patience = 20_000;

/** What the worker says; refuses CANNOT_REACH. */
export async function* talkToWorker(
  order: RetentionOrder,
  signal: AbortSignal,
): AsyncGenerator<RetentionMessage, void, void> {
  const file = workerFile('retention-worker', import.meta.url);
  for await (const message of talkTo<RetentionMessage>(file, order, signal, patience)) {
    if (message.kind === 'unreachable') throw refusal('CANNOT_REACH', message.problem);
    yield message;
  }
}
