import type { Server } from '../../database/ouvadmin/column-door.ts';
import type { ColumnWork } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { markOf, namesOf } from '../names-of.ts';
import { literal, quote } from './quote.ts';

/** A column that the protocol adds. */
export interface Added {
  readonly name: string;
  /** As declared, character set included. */
  readonly declared: string;
}

/** Bytes of a ciphertext more than of its value (layout 1). */
const overhead = 33;

/** The shadow, and the blind index where there is one. */
export function addedColumns(ground: Ground, work: ColumnWork): Added[] {
  const { shadow, blindIndex } = namesOf(work);
  const sqlite = ground.server.dialect === 'sqlite';
  const added = [{ name: shadow, declared: shadowType(ground, work) }];
  return blindIndex ? [...added, { name: blindIndex, declared: sqlite ? 'BLOB' : 'BINARY(16)' }] : added;
}

function shadowType({ server, column }: Ground, { treatment }: ColumnWork): string {
  const hash = treatment.kind === 'hash';
  if (server.dialect === 'sqlite') return hash ? 'TEXT' : 'BLOB';
  if (hash) return 'VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin';
  const bytes = (column.longest ?? 65_535) + overhead;
  if (bytes <= 4_096) return `VARBINARY(${bytes})`;
  if (bytes <= 65_535) return 'BLOB';
  return bytes <= 16_777_215 ? 'MEDIUMBLOB' : 'LONGBLOB';
}

/** What is remembered in the comment of the shadow: that the clear column was NOT NULL, that only the shadow is left on the disk. */
export type Memory = 'required' | 'alone';

export function commentOf(work: ColumnWork, ...memory: readonly Memory[]): string {
  return [markOf(work), ...memory].join(' ');
}

/** As ADD COLUMN and MODIFY take it. Old programs that say INSERT INTO t VALUES (…) do not see it as long as it is hidden. */
export function addedDefinition({ name, declared }: Added, server: Server, comment: string, hidden: boolean): string {
  const { dialect } = server;
  if (dialect === 'sqlite') return `${quote(name, dialect)} ${declared} /* ${comment} */`;
  const invisible = hidden && knowsInvisible(server) ? ' INVISIBLE' : '';
  return `${quote(name, dialect)} ${declared} NULL${invisible} COMMENT ${literal(comment, dialect)}`;
}

/** MariaDB since 10.3, MySQL since 8.0.23. */
export function knowsInvisible({ dialect, version }: Pick<Server, 'dialect' | 'version'>): boolean {
  const [major = 0, minor = 0, patch = 0] = (/\d+(\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number);
  const since = dialect === 'mariadb' ? [10, 3, 0] : [8, 0, 23];
  for (const [at, number] of [major, minor, patch].entries())
    if (number !== since[at]) return number > (since[at] ?? 0);
  return dialect !== 'sqlite';
}
