import { parentPort, workerData } from 'node:worker_threads';
import type { Statement } from 'better-sqlite3';
import { openReadOnly } from './open-read-only.ts';
import type { Select } from './page-query.ts';
import { openPages } from './read-page.ts';
import type { ReadAnswer, ReadRequest } from './reader.ts';
import type { ReplicaAddress } from './replica.ts';

const db = openReadOnly(workerData as ReplicaAddress);
const statements = new Map<string, Statement>();
const readPage = openPages(db, statement);

function statement(sql: string): Statement {
  const known = statements.get(sql);
  if (known) return known;
  const made = db.prepare(sql);
  if (!made.reader) throw new Error('The reader only reads.');
  if (statements.size > 100) statements.clear();
  statements.set(sql, made);
  return made;
}

function rows(sql: string, parameters: Select['parameters']): unknown[] {
  return statement(sql).raw(false).all(parameters);
}

function answer(request: ReadRequest): void {
  const { id } = request;
  try {
    post({ id, found: 'page' in request ? readPage(request.page) : rows(request.sql, request.parameters) });
  } catch (error) {
    const { message, code = 'READ_FAILED' } = error as Error & { code?: string };
    post({ id, failure: { message, code } });
  }
}

function post(message: ReadAnswer): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', answer);
