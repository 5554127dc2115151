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

function answer({ id, sql, parameters }: ReadRequest): ReadAnswer {
  try {
    return { id, rows: statement(sql).all(parameters) };
  } catch (error) {
    const { message, code = 'READ_FAILED' } = error as Error & { code?: string };
    return { id, failure: { message, code } };
  }
}

parentPort?.on('message', (request: ReadRequest) => parentPort?.postMessage(answer(request)));
