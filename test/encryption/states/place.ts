import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ColumnDoor } from '../../../main/database/ouvadmin/column-door.ts';
import { mysqlColumnDoor } from '../../../main/database/ouvadmin/mysql-column-door.ts';
import { sqliteColumnDoor } from '../../../main/database/ouvadmin/sqlite-column-door.ts';
import type { ColumnWork } from '../../../main/encryption/column-work.ts';
import type { Ground } from '../../../main/encryption/ground.ts';
import { isGround, readGround } from '../../../main/encryption/read-ground.ts';
import { direct } from '../../database/ouvadmin/reaches.ts';
import { createDatabase } from '../../services/database.ts';
import { makeFolder, removeFolder } from '../../services/folder.ts';
import type { MariadbServer } from '../../services/mariadb.ts';

/** An Ouvadmin of one test file: our door to it, and a program's own connection beside it. */
export interface Place {
  readonly door: ColumnDoor;
  /** As Ouvadmin would; several statements, separated by `;`. Rows of the last. */
  run(sql: string): Promise<Record<string, unknown>[]>;
  /** A door of another laptop. */
  another(): Promise<ColumnDoor>;
  close(): Promise<void>;
}

export const limits = { connect: 10_000, query: 120_000 };

export async function sqlitePlace(): Promise<Place> {
  const folder = makeFolder('columns');
  const file = join(folder, 'ouvadmin.db');
  const program = new Database(file);
  program.exec('CREATE TABLE unused (id INTEGER PRIMARY KEY)');
  const open = () => sqliteColumnDoor(file);
  const door = await open();
  const doors = [door];
  return {
    door,
    async run(sql) {
      const last = sql.split(/;\s*$/m)[0] ?? '';
      if (!/^\s*(select|pragma)/i.test(last)) {
        program.exec(sql);
        return [];
      }
      return program.prepare(last).all() as Record<string, unknown>[];
    },
    async another() {
      const other = await open();
      doors.push(other);
      return other;
    },
    async close() {
      for (const each of doors) await each.close();
      program.close();
      removeFolder(folder);
    },
  };
}

export async function mariadbPlace(mariadb: MariadbServer): Promise<Place & { readonly name: string }> {
  const database = await createDatabase(mariadb);
  const user = await database.createUser({ rights: [{ privilege: 'ALL PRIVILEGES' }] });
  const open = () => mysqlColumnDoor(direct(database, user), limits);
  const door = await open();
  const doors = [door];
  return {
    name: database.name,
    door,
    run: (sql) => database.run(sql),
    async another() {
      const other = await open();
      doors.push(other);
      return other;
    },
    async close() {
      for (const each of doors) await each.close();
      await database.drop();
    },
  };
}

export async function groundOf(door: ColumnDoor, at: { table: string; column: string } | ColumnWork): Promise<Ground> {
  const found = await readGround(door, at);
  if (!isGround(found)) throw new Error(`no ground: ${JSON.stringify(found)}`);
  return found;
}

let plans = 0;

/** Work on a column, of a plan of its own. */
export function workOn(table: string, column: string, kind: 'email' | 'none' | 'hash' = 'email'): ColumnWork {
  plans += 1;
  const plan = `00000000-0000-4000-8000-${String(plans).padStart(12, '0')}`;
  const treatment =
    kind === 'hash'
      ? ({ kind, argon2id: { memoryKib: 8_192, passes: 1, lanes: 1 } } as const)
      : ({ kind: 'encrypt', index: kind } as const);
  return { plan, table, column, treatment };
}
