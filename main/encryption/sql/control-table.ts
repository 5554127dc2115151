import type { Dialect } from './quote.ts';

export const controlTable = 'ouvadesk_column';

/**
 * Made once for all plans of a database. `lease_seconds`: a lease that claims to last longer than it was given is one of before
 * a clock was set back, and over.
 */
export function createControl(dialect: Dialect): string {
  const types = dialect === 'sqlite' ? sqliteTypes : mysqlTypes;
  const lines = columns.map(([name, kind, rest]) => `${name} ${types[kind]}${rest ? ` ${rest}` : ''}`);
  lines.push(
    'PRIMARY KEY (plan)',
    dialect === 'sqlite' ? 'UNIQUE (table_name, column_name)' : 'UNIQUE KEY one (table_name, column_name)',
  );
  const after =
    dialect === 'sqlite' ? '' : " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='Ouvadesk'";
  return `CREATE TABLE IF NOT EXISTS ${controlTable} (${lines.join(', ')})${after}`;
}

type Kind = 'id' | 'name' | 'word' | 'text' | 'bytes' | 'number' | 'instant';

const mysqlTypes: Record<Kind, string> = {
  id: 'VARCHAR(64)',
  name: 'VARCHAR(64)',
  word: 'VARCHAR(20)',
  text: 'TEXT',
  bytes: 'VARBINARY(1024)',
  number: 'BIGINT',
  instant: 'DATETIME(6)',
};
/** Instants as seconds since 1970. */
const sqliteTypes: Record<Kind, string> = {
  id: 'TEXT',
  name: 'TEXT COLLATE NOCASE',
  word: 'TEXT',
  text: 'TEXT',
  bytes: 'BLOB',
  number: 'INTEGER',
  instant: 'REAL',
};

const columns: readonly (readonly [name: string, kind: Kind, rest?: string])[] = [
  ['plan', 'id', 'NOT NULL'],
  ['table_name', 'name', 'NOT NULL'],
  ['column_name', 'name', 'NOT NULL'],
  ['treatment', 'text', 'NOT NULL'],
  ['state', 'word', 'NOT NULL'],
  ['since', 'instant', 'NOT NULL'],
  ['key_number', 'number', 'NOT NULL'],
  ['canary', 'bytes'],
  ['shadow', 'name', 'NOT NULL'],
  ['blind_index', 'name'],
  ['device', 'id', "NOT NULL DEFAULT ''"],
  ['volunteer', 'id', "NOT NULL DEFAULT ''"],
  ['fence', 'number', 'NOT NULL DEFAULT 0'],
  ['lease_ends', 'instant', 'NOT NULL'],
  ['lease_seconds', 'number', 'NOT NULL DEFAULT 0'],
  ['deed', 'word'],
  ['step', 'word'],
  ['done', 'number', 'NOT NULL DEFAULT 0'],
  ['total', 'number'],
  ['paused', 'word'],
  ['pace', 'number'],
  ['beat', 'instant', 'NOT NULL'],
  ['verification', 'text'],
  ['problem', 'text'],
];

/** The server's clock in SQL, whatever a laptop's may say. */
export const serverNow = (dialect: Dialect) => (dialect === 'sqlite' ? "unixepoch('subsec')" : 'UTC_TIMESTAMP(6)');

/** An instant so many seconds from now; the number is the statement's question mark. */
export const serverIn = (dialect: Dialect) =>
  dialect === 'sqlite' ? "unixepoch('subsec') + ?" : 'UTC_TIMESTAMP(6) + INTERVAL ? SECOND';

/** Seconds from one instant to another, with their fraction. */
export function secondsBetween(from: string, to: string, dialect: Dialect): string {
  return dialect === 'sqlite' ? `(${to} - ${from})` : `(TIMESTAMPDIFF(MICROSECOND, ${from}, ${to}) / 1000000)`;
}

/** "2026-11-24T20:40:00.123Z" */
export function asInstant(of: string, dialect: Dialect): string {
  return dialect === 'sqlite'
    ? `strftime('%Y-%m-%dT%H:%M:%fZ', ${of}, 'unixepoch')`
    : `CONCAT(LEFT(DATE_FORMAT(${of}, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z')`;
}

/**
 * Nobody holds the row: its lease is over, or cannot be of this clock. A statement tells the time of its own beginning, which was
 * before a lease that it had to wait for: what is a little too long is no other clock's.
 */
export function isFree(dialect: Dialect): string {
  const left = secondsBetween(serverNow(dialect), 'lease_ends', dialect);
  return `(${left} <= 0 OR ${left} > lease_seconds + 300)`;
}
