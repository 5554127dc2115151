import { parentPort, workerData } from 'node:worker_threads';
import type { Statement } from 'better-sqlite3';
import { openReadOnly } from './open-read-only.ts';
import type { ReadAnswer, ReadRequest } from './reader.ts';
import type { ReplicaAddress } from './replica.ts';

const db = openReadOnly(workerData as ReplicaAddress);
const statements = new Map<string, Statement>();

function statement(sql: string): Statement {
  const known = statements.get(sql);
  if (known) return known;
  const made = db.prepare(sql);
  if (!made.reader) throw new Error('The reader only reads.');
  if (statements.size > 100) statements.clear();
  statements.set(sql, made);
  return made;
}

function numbers(sql: string, parameters: ReadRequest['parameters']): Float64Array<ArrayBuffer> {
  const found = statement(sql);
  // Rows as arrays: cheaper than objects, and pluck() would stay set on a statement that rows() shares.
  return Float64Array.from(found.raw(true).all(parameters) as [number][], ([value]) => value);
}

function rows(sql: string, parameters: ReadRequest['parameters']): unknown[] {
  return statement(sql).raw(false).all(parameters);
}

function answer({ id, sql, parameters, as }: ReadRequest): void {
  try {
    if (as === 'rows') post({ id, rows: rows(sql, parameters) });
    else {
      const found = numbers(sql, parameters);
      post({ id, rows: found }, [found.buffer]);
    }
  } catch (error) {
    const { message, code = 'READ_FAILED' } = error as Error & { code?: string };
    post({ id, failure: { message, code } });
  }
}

function post(message: ReadAnswer, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

parentPort?.on('message', answer);
