import { Worker } from 'node:worker_threads';
import type { Guessability } from './guessability.ts';
import { workerFile } from './worker-file.ts';

export interface GuessWorker {
  /** How easily this is guessed. The worker starts at the first call; a call rejects when the worker fails or is closed. */
  guess(passphrase: string): Promise<Guessability>;
  close(): Promise<void>;
}

/** zxcvbn on a thread of its own, so that typing a passphrase never makes the main thread wait. */
export function openGuessWorker(): GuessWorker {
  const waiting = new Map<number, PromiseWithResolvers<Guessability>>();
  let worker: Worker | undefined;
  let last = 0;

  function fail(reason: Error): void {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  }

  function start(): Worker {
    const started = new Worker(workerFile('guess-worker', import.meta.url));
    started.on('message', ({ id, guess }: { id: number; guess: Guessability }) => {
      waiting.get(id)?.resolve(guess);
      waiting.delete(id);
      if (waiting.size === 0) started.unref();
    });
    started.on('error', fail);
    started.on('exit', () => {
      if (worker === started) fail(new Error('The guess worker ended'));
    });
    return started;
  }

  return {
    guess(passphrase) {
      worker ??= start();
      worker.ref();
      const id = ++last;
      const answer = Promise.withResolvers<Guessability>();
      waiting.set(id, answer);
      worker.postMessage({ id, passphrase });
      return answer.promise;
    },
    async close() {
      const closing = worker;
      fail(new Error('The guess worker was closed'));
      await closing?.terminate();
    },
  };
}
