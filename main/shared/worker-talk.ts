import { Worker } from 'node:worker_threads';

/** What a worker is answered after each message: it then goes on. */
export const goOn = 'go on';

/**
 * Runs a worker and yields what it says, one message at a time: the next is asked for once the former was dealt with.
 * Ends when the worker ends; throws its error; ends it when the signal aborts or the loop is left.
 */
export async function* talkTo<Message>(
  file: URL,
  order: unknown,
  signal: AbortSignal,
): AsyncGenerator<Message, void, void> {
  signal.throwIfAborted();
  const worker = new Worker(file, { workerData: order });
  const waiting: Message[] = [];
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
  const stop = () => {
    ended = true;
    wake();
  };
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
    await worker.terminate();
  }
}
