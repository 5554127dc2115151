import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** What a worker is answered after each message: it then goes on. */
export const goOn = 'go on';
/** What a worker that was given patience is told first: it ends by itself as soon as it can. */
export const stopNow = 'stop now';

/** Work that streams makes much that dies young: a small nursery keeps a thread's memory flat at hardly any cost. */
const youngMegabytes = 16;
/** A bound for what lives: dictionaries and a page of rows. Nearing it, the thread collects more often. */
const oldMegabytes = 192;

/**
 * Runs a worker and yields what it says, one message at a time: the next is asked for once the former was dealt with.
 * Ends when the worker ends; throws its error; ends it when the signal aborts or the loop is left, leaving it `patience`
 * milliseconds to end by itself.
 */
export async function* talkTo<Message>(
  file: URL,
  order: unknown,
  signal: AbortSignal,
  patience = 0,
): AsyncGenerator<Message, void, void> {
  signal.throwIfAborted();
  const worker = new Worker(file, {
    workerData: order,
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes, maxOldGenerationSizeMb: oldMegabytes },
  });
  const waiting: Message[] = [];
  // It rejects on 'error', which is told by the listener below.
  const exited = once(worker, 'exit').catch(() => {});
  let ended = false;
  let failure: unknown;
  let wake = () => {};
  worker.on('message', (message: Message) => {
    waiting.push(message);
    wake();
  });
  worker.on('error', (error) => {
    failure = error;
    wake();
  });
  worker.on('exit', () => {
    ended = true;
    wake();
  });
  const stop = () => wake();
  signal.addEventListener('abort', stop);
  try {
    while (true) {
      if (signal.aborted) throw signal.reason;
      if (failure) throw failure;
      const message = waiting.shift();
      if (message !== undefined) {
        yield message;
        worker.postMessage(goOn);
      } else if (ended) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    if (!ended && patience > 0) {
      worker.postMessage(stopNow);
      const limit = new AbortController();
      await Promise.race([exited, pause(patience, undefined, { signal: limit.signal }).catch(() => {})]);
      limit.abort();
    }
    await worker.terminate();
  }
}
