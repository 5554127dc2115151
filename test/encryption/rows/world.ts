import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ColumnDoor } from '../../../main/database/ouvadmin/column-door.ts';
import { openColumnDoor } from '../../../main/database/ouvadmin/open-column-door.ts';
import type { ColumnKeys } from '../../../main/encryption/cipher/column-cipher.ts';
import type { ColumnWork, PassProgress } from '../../../main/encryption/column-work.ts';
import type { Ground } from '../../../main/encryption/ground.ts';
import { isGround, readGround } from '../../../main/encryption/read-ground.ts';
import type { Treatment } from '../../../preload/contract/column-encryption.ts';
import { makeFolder, removeFolder } from '../../services/folder.ts';

export const never = new AbortController().signal;

export const workOn = (column: string, index: 'none' | 'email' | 'text' = 'none', table = 't'): ColumnWork => ({
  plan: '0197a1b2-0000-7000-8000-00000000c0de',
  table,
  column,
  treatment: { kind: 'encrypt', index },
});

export const hashWork = (column: string, argon2id: Extract<Treatment, { kind: 'hash' }>['argon2id']): ColumnWork => ({
  ...workOn(column),
  treatment: { kind: 'hash', argon2id },
});

export const someKeys = (number = 1, older: ColumnKeys['older'] = []): ColumnKeys => ({
  current: { number, key: randomBytes(32) },
  older,
  index: randomBytes(32),
});

export async function groundOf(door: ColumnDoor, work: ColumnWork): Promise<Ground> {
  const ground = await readGround(door, work);
  if (!isGround(ground)) throw new Error(JSON.stringify(ground));
  return ground;
}

/** A pass to its end: what it told, and what it came to. */
export async function toEnd<Result>(
  pass: AsyncGenerator<PassProgress, Result>,
): Promise<{ told: PassProgress[]; result: Result }> {
  const told: PassProgress[] = [];
  for (;;) {
    const { done, value } = await pass.next();
    if (done) return { told, result: value };
    told.push(value);
  }
}

/** A door that does something before and after each statement on rows, as somebody else would between ours. */
export function meddling(door: ColumnDoor, meddle: (when: 'read' | 'write') => Promise<void> | void): ColumnDoor {
  return {
    ...door,
    async read(sql, parameters, signal) {
      const rows = await door.read(sql, parameters, signal);
      await meddle('read');
      return rows;
    },
    async write(sql, parameters, signal) {
      await meddle('write');
      return door.write(sql, parameters, signal);
    },
  };
}

export interface SqliteWorld {
  readonly door: ColumnDoor;
  /** The application, on a connection of its own. */
  readonly app: Database.Database;
  close(): Promise<void>;
}

/** A file database with this schema, open for the engine and for an application beside it. */
export async function sqliteWorld(schema: string): Promise<SqliteWorld> {
  const folder = makeFolder('rows');
  const file = join(folder, 'ouvadmin.db');
  const app = new Database(file);
  app.pragma('journal_mode = WAL');
  app.pragma('synchronous = OFF');
  app.exec(schema);
  const door = await openColumnDoor({ dialect: 'sqlite', file });
  return {
    door,
    app,
    async close() {
      await door.close();
      app.close();
      removeFolder(folder);
    },
  };
}
