import { Worker } from 'node:worker_threads';
import { workerFile } from '../../shared/worker-file.ts';
import type { ReplicaAddress } from './replica.ts';

export interface ReadRequest {
  readonly id: number;
  readonly sql: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** rows: objects. numbers: the first column only, handed over without a copy. */
  readonly as: 'rows' | 'numbers';
}

export type ReadAnswer =
  | { readonly id: number; readonly rows: unknown[] | Float64Array }
  | { readonly id: number; readonly failure: { message: string; code: string } };

export interface Reader {
  read<Row>(sql: string, parameters?: Readonly<Record<string, unknown>>): Promise<Row[]>;
  readNumbers(sql: string, parameters?: Readonly<Record<string, unknown>>): Promise<Float64Array>;
  close(): Promise<void>;
}

/** Reads the replica on a thread of its own, started at the first question. */
export function openReader(address: ReplicaAddress): Reader {
  const waiting = new Map<number, { resolve(rows: unknown): void; reject(error: Error): void }>();
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
      if ('rows' in answer) asked?.resolve(answer.rows);
      else asked?.reject(Object.assign(new Error(answer.failure.message), { code: answer.failure.code }));
    });
    started.on('error', fail);
    started.on('exit', () => fail(new Error('The reader has ended.')));
    return started;
  }

  function ask(as: ReadRequest['as'], sql: string, parameters: ReadRequest['parameters']): Promise<unknown> {
    if (closed) return Promise.reject(new Error('The replica is closed.'));
    worker ??= start();
    const id = ++last;
    const rows = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
    worker.postMessage({ id, sql, parameters, as } satisfies ReadRequest);
    return rows;
  }

  return {
    read: <Row>(sql: string, parameters = {}) => ask('rows', sql, parameters) as Promise<Row[]>,
    readNumbers: (sql, parameters = {}) => ask('numbers', sql, parameters) as Promise<Float64Array>,
    async close() {
      closed = true;
      await worker?.terminate();
    },
  };
}
