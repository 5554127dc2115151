import { refusal } from '../../shared/refusal.ts';
import { workerFile } from '../../shared/worker-file.ts';
import { talkTo } from '../../shared/worker-talk.ts';
import type { RetentionMessage, RetentionOrder } from './retention-messages.ts';

/** What does an order and tells how it goes: a worker, or a test in its own thread. */
export type Talk = (order: RetentionOrder, signal: AbortSignal) => AsyncGenerator<RetentionMessage, void, void>;

/** Milliseconds for the worker to end by itself: a batch that is on its way is ended first. */
const patience = 20_000;

export const inWorker: Talk = (order, signal) =>
  talkTo<RetentionMessage>(workerFile('retention-worker', import.meta.url), order, signal, patience);

/** The same; refuses CANNOT_REACH. */
export async function* reaching(talk: Talk, order: RetentionOrder, signal: AbortSignal): ReturnType<Talk> {
  signal.throwIfAborted();
  for await (const message of talk(order, signal)) {
    signal.throwIfAborted();
    if (message.kind === 'unreachable') throw refusal('CANNOT_REACH', message.problem);
    yield message;
  }
}
