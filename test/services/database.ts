import { randomBytes } from 'node:crypto';
import type { ResultSetHeader, RowDataPacket } from 'mysql2';
import type { Connection } from 'mysql2/promise';
import { asAdmin, type MariadbServer } from './mariadb.ts';

export interface Right {
  /** SELECT, UPDATE, … or ALL PRIVILEGES. */
  readonly privilege: string;
  /** Without a table: the whole database. */
  readonly table?: string;
  readonly columns?: readonly string[];
}

export interface TestUser {
  readonly user: string;
  readonly password: string;
}

/** A database of one test file, on a server shared with others. */
export interface TestDatabase {
  readonly name: string;
  readonly server: MariadbServer;
  /** Runs statements (several, separated by `;`, when no values are given) in this database as administrator. */
  run(sql: string, values?: readonly unknown[]): Promise<RowDataPacket[]>;
  /** Inserts many rows in a few statements. */
  insert(table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void>;
  /** A new user of this database. Over TCP it must use TLS unless `plain`. Rights default to SELECT on everything. */
  createUser(options?: { rights?: readonly Right[]; plain?: boolean }): Promise<TestUser>;
  /** Takes rights away while connections are open. */
  revoke(user: TestUser, right: Right): Promise<void>;
  drop(): Promise<void>;
}

const quote = (name: string) => `\`${name.replaceAll('`', '``')}\``;

/** Creates an empty database with a name nobody else has. `drop` removes it and its users. */
export async function createDatabase(
  server: MariadbServer,
  options: { charset?: string; schema?: string } = {},
): Promise<TestDatabase> {
  const name = `ouvadmin_${randomBytes(4).toString('hex')}`;
  const users: TestUser[] = [];
  const inside = <T>(act: (admin: Connection) => Promise<T>) =>
    asAdmin(server, async (admin) => {
      await admin.query(`USE ${quote(name)}`);
      return act(admin);
    });
  const database: TestDatabase = {
    name,
    server,
    run: (sql, values) => inside(async (admin) => rowsOf((await admin.query(sql, values && [...values]))[0])),
    insert: (table, rows) => inside((admin) => insert(admin, table, rows)),
    createUser: async ({ rights = [{ privilege: 'SELECT' }], plain = false } = {}) => {
      const user = { user: `u_${randomBytes(4).toString('hex')}`, password: randomBytes(12).toString('base64url') };
      users.push(user);
      await inside(async (admin) => {
        const needs = plain ? 'NONE' : 'SSL';
        await admin.query(`CREATE USER ?@'%' IDENTIFIED BY ? REQUIRE ${needs}`, [user.user, user.password]);
        for (const right of rights) await admin.query(`GRANT ${sentence(right, name)} TO ?@'%'`, [user.user]);
      });
      return user;
    },
    revoke: async ({ user }, right) => {
      await inside((admin) => admin.query(`REVOKE ${sentence(right, name)} FROM ?@'%'`, [user]));
    },
    drop: () =>
      asAdmin(server, async (admin) => {
        await admin.query(`DROP DATABASE IF EXISTS ${quote(name)}`);
        for (const { user } of users) await admin.query(`DROP USER IF EXISTS ?@'%'`, [user]);
      }),
  };
  await asAdmin(server, (admin) =>
    admin.query(`CREATE DATABASE ${quote(name)} CHARACTER SET ${options.charset ?? 'utf8mb4'}`),
  );
  if (options.schema) await database.run(options.schema);
  return database;
}

function sentence({ privilege, table, columns }: Right, database: string): string {
  const on = `${quote(database)}.${table === undefined ? '*' : quote(table)}`;
  return `${privilege}${columns ? ` (${columns.map(quote).join(', ')})` : ''} ON ${on}`;
}

/** Rows of the last statement that gave any. */
function rowsOf(result: unknown): RowDataPacket[] {
  if (!Array.isArray(result)) return [];
  const sets = result.filter(Array.isArray) as RowDataPacket[][];
  if (sets.length > 0) return sets.at(-1) ?? [];
  return (result as (RowDataPacket | ResultSetHeader)[]).filter((row) => !('affectedRows' in row)) as RowDataPacket[];
}

async function insert(
  admin: Connection,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const head = `INSERT INTO ${quote(table)} (${columns.map(quote).join(', ')}) VALUES ?`;
  for (let at = 0; at < rows.length; at += 2_000) {
    const batch = rows.slice(at, at + 2_000).map((row) => columns.map((column) => row[column] ?? null));
    await admin.query(head, [batch]);
  }
}
