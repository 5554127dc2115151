import { Worker } from 'node:worker_threads';
import { workerFile } from '../../shared/worker-file.ts';
import type { ListPage, PageQuery, Select } from './page-query.ts';
import type { ReplicaAddress } from './replica.ts';

export type ReadRequest = { readonly id: number } & Question;
type Question = Select | { readonly page: PageQuery };

export type ReadAnswer =
  | { readonly id: number; readonly found: unknown }
  | { readonly id: number; readonly failure: { message: string; code: string } };

export interface Reader {
  read<Row>(sql: string, parameters?: Select['parameters']): Promise<Row[]>;
  readPage<Row>(query: PageQuery): Promise<ListPage<Row>>;
  /** Ends the thread, and with it all that it kept in memory. */
  close(): Promise<void>;
}

/** Reads the replica on a thread of its own, started at the first question. */
export function openReader(address: ReplicaAddress): Reader {
  const waiting = new Map<number, { resolve(found: unknown): void; reject(error: Error): void }>();
  let worker: Worker | undefined;
  let last = 0;
  let closed = false;

  function fail(error: Error): void {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    worker = undefined;
  }

  function start(): Worker {
    const started = new Worker(workerFile('reader-worker', import.meta.url), { workerData: address });
    started.on('message', (answer: ReadAnswer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('found' in answer) asked?.resolve(answer.found);
      else asked?.reject(Object.assign(new Error(answer.failure.message), { code: answer.failure.code }));
    });
    started.on('error', fail);
    started.on('exit', () => fail(new Error('The reader has ended.')));
    return started;
  }

  function ask(question: Question): Promise<unknown> {
    if (closed) return Promise.reject(new Error('The replica is closed.'));
    worker ??= start();
    const id = ++last;
    const found = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
    worker.postMessage({ id, ...question } satisfies ReadRequest);
    return found;
  }

  return {
    read: <Row>(sql: string, parameters = {}) => ask({ sql, parameters }) as Promise<Row[]>,
    readPage: <Row>(page: PageQuery) => ask({ page }) as Promise<ListPage<Row>>,
    async close() {
      closed = true;
      await worker?.terminate();
    },
  };
}
