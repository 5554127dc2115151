import type { Progress } from '../../../preload/contract/common.ts';
import { refusal } from '../../shared/refusal.ts';
import { workerFile } from '../../shared/worker-file.ts';
import { talkTo } from '../../shared/worker-talk.ts';
import type { Answer, Order } from './mapping-order.ts';

/** Runs an order in a worker of its own; passwords and hashes stay there. Leaving the loop or aborting ends it. */
export async function* askWorker<Result>(order: Order, signal?: AbortSignal): AsyncGenerator<Progress, Result, void> {
  const file = workerFile('mapping-worker', import.meta.url);
  for await (const answer of talkTo<Answer>(file, order, signal ?? new AbortController().signal)) {
    if (answer.kind === 'result') return answer.result as Result;
    if (answer.kind === 'refused') throw refusal(answer.code, answer.data);
    if (answer.kind === 'failed') throw new Error(`reading for the mapping failed: ${answer.name}${answer.place}`);
    yield answer.progress;
  }
  throw new Error('the worker of the mapping ended without an answer');
}

/** The same for an order that has no steps. */
export async function askOnce<Result>(order: Order, signal?: AbortSignal): Promise<Result> {
  const steps = askWorker<Result>(order, signal);
  let next = await steps.next();
  while (!next.done) next = await steps.next();
  return next.value;
}
