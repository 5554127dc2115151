import { Worker } from 'node:worker_threads';
import type { Progress } from '../../../preload/contract/common.ts';
import { refusal } from '../../shared/refusal.ts';
import { workerFile } from '../../shared/worker-file.ts';
import type { Answer, FromWorker, Order, ToWorker } from './mapping-order.ts';

export interface MappingReader {
  /** Runs an order on the reader's thread; passwords and hashes stay there. Leaving the loop or aborting ends it. */
  ask<Result>(order: Order, signal?: AbortSignal): AsyncGenerator<Progress, Result, void>;
  /** The same for an order that has no steps. */
  askOnce<Result>(order: Order, signal?: AbortSignal): Promise<Result>;
  /** Ends the thread and whatever it was reading. */
  close(): Promise<void>;
}

type Heard = Answer | Error;

/** A volunteer asks several times in a minute; starting a thread each time would cost more than the reading. */
const usualIdle = 60_000;

/** The thread that reads for the mapping: started by the first order, ended after a while without any. */
export function openMappingReader(idle = usualIdle): MappingReader {
  const listeners = new Map<number, (heard: Heard) => void>();
  let worker: Worker | undefined;
  let rest: NodeJS.Timeout | undefined;
  let last = 0;

  function start(): Worker {
    const started = new Worker(workerFile('mapping-worker', import.meta.url));
    const gone = (error: Error) => {
      if (worker === started) worker = undefined;
      for (const listener of listeners.values()) listener(error);
    };
    started.on('message', ({ id, answer }: FromWorker) => listeners.get(id)?.(answer));
    started.on('error', gone);
    started.on('exit', () => gone(new Error('the reader of the mapping ended')));
    return started;
  }

  async function end(): Promise<void> {
    clearTimeout(rest);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  }

  async function* ask<Result>(order: Order, signal?: AbortSignal): AsyncGenerator<Progress, Result, void> {
    signal?.throwIfAborted();
    clearTimeout(rest);
    worker ??= start();
    last += 1;
    const [id, reader, inbox] = [last, worker, openInbox(signal)];
    listeners.set(id, inbox.put);
    reader.ref();
    reader.postMessage({ id, order } satisfies ToWorker);
    try {
      for (;;) {
        const heard = await inbox.take();
        if (heard instanceof Error) throw heard;
        if (heard.kind === 'result') return heard.result as Result;
        if (heard.kind === 'refused') throw refusal(heard.code, heard.data);
        if (heard.kind === 'failed') throw new Error(`reading for the mapping failed: ${heard.name}${heard.place}`);
        yield heard.progress;
      }
    } finally {
      inbox.close();
      listeners.delete(id);
      reader.postMessage({ id, stop: true } satisfies ToWorker);
      if (listeners.size === 0) {
        reader.unref();
        rest = setTimeout(end, idle).unref();
      }
    }
  }

  return {
    ask,
    async askOnce<Result>(order: Order, signal?: AbortSignal): Promise<Result> {
      const steps = ask<Result>(order, signal);
      let next = await steps.next();
      while (!next.done) next = await steps.next();
      return next.value;
    },
    close: end,
  };
}

/** Answers in their order, one at a time; `take` throws the signal's reason as soon as it aborts. */
function openInbox(signal: AbortSignal | undefined) {
  const waiting: Heard[] = [];
  let wake = () => {};
  const woken = () => wake();
  signal?.addEventListener('abort', woken);
  return {
    put(heard: Heard) {
      waiting.push(heard);
      wake();
    },
    async take(): Promise<Heard> {
      for (;;) {
        signal?.throwIfAborted();
        const heard = waiting.shift();
        if (heard) return heard;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    close: () => signal?.removeEventListener('abort', woken),
  };
}
