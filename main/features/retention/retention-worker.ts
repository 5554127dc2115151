import { parentPort, workerData } from 'node:worker_threads';
import { goOn, stopNow } from '../../shared/worker-talk.ts';
import { performOrder } from './perform-order.ts';
import type { RetentionMessage, RetentionOrder } from './retention-messages.ts';

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
async function say(message: RetentionMessage): Promise<void> {
  stop.signal.throwIfAborted();
  answer = Promise.withResolvers<void>();
  parentPort?.postMessage(message);
  await answer.promise;
}

try {
  for await (const message of performOrder(workerData as RetentionOrder, stop.signal)) await say(message);
} catch (error) {
  if (!stop.signal.aborted) throw error;
}
process.exit();
