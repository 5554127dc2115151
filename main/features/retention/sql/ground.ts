import type { Cell, ColumnDoor, Server } from '../../../database/ouvadmin/column-door.ts';
import { foreignKeysOf } from './foreign-keys.ts';
import { type Piece, piece, raw } from './piece.ts';

export interface ColumnFact {
  readonly name: string;
  /** "varchar", "datetime"; of SQLite as it was declared, in small letters. */
  readonly type: string;
  readonly nullable: boolean;
  readonly generated: boolean;
  /** The server writes it by itself at each change of the row. */
  readonly onUpdate: boolean;
}

export interface TableFact {
  readonly name: string;
  readonly columns: readonly ColumnFact[];
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[];
  readonly view: boolean;
  /** A row can be kept and deleted in one go (InnoDB, not MyISAM). */
  readonly transactional: boolean;
}

export interface ForeignKey {
  /** The table that refers; undefined where it stands in another database. */
  readonly from: string | undefined;
  readonly columns: readonly string[];
  readonly to: string;
  readonly refers: readonly string[];
  readonly onDelete: 'cascade' | 'set-null' | 'restrict';
}

/** All that is known of the tables of a database before anything is done to their rows. */
export interface Ground {
  readonly dialect: Server['dialect'];
  readonly tables: ReadonlyMap<string, TableFact>;
  readonly foreignKeys: readonly ForeignKey[];
}

/** Names are quoted here, and nowhere else in this feature. */
export function quoted(dialect: Server['dialect'], name: string): Piece {
  return raw(dialect === 'sqlite' ? `"${name.replaceAll('"', '""')}"` : `\`${name.replaceAll('`', '``')}\``);
}

/** Reads what the login may see. */
export function readGround(door: Pick<ColumnDoor, 'read' | 'server'>): Promise<Ground> {
  return door.server.dialect === 'sqlite' ? readSqlite(door) : readMysql(door);
}

const textOf = (cell: Cell | undefined) => (cell ?? '').toString();
const actionOf = (rule: string): ForeignKey['onDelete'] =>
  /cascade/i.test(rule) ? 'cascade' : /set null/i.test(rule) ? 'set-null' : 'restrict';

async function readMysql(door: Pick<ColumnDoor, 'read' | 'server'>): Promise<Ground> {
  const tables = await door.read(
    'SELECT TABLE_NAME, TABLE_TYPE, ENGINE FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1',
  );
  const columns = await door.read(
    `SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, IS_NULLABLE, EXTRA, GENERATION_EXPRESSION FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, ORDINAL_POSITION`,
  );
  const keys = await door.read(
    `SELECT TABLE_NAME, COLUMN_NAME FROM information_schema.STATISTICS
     WHERE TABLE_SCHEMA = DATABASE() AND INDEX_NAME = 'PRIMARY' ORDER BY TABLE_NAME, SEQ_IN_INDEX`,
  );
  const elsewhere = await door.read(
    `SELECT DISTINCT REFERENCED_TABLE_NAME FROM information_schema.KEY_COLUMN_USAGE
     WHERE REFERENCED_TABLE_SCHEMA = DATABASE() AND TABLE_SCHEMA <> DATABASE()`,
  );
  const real = tables.filter(([, type]) => textOf(type) === 'BASE TABLE').map(([name]) => textOf(name));
  const columnsOf = Map.groupBy(columns, ([table]) => textOf(table));
  const keysOf = Map.groupBy(keys, ([table]) => textOf(table));
  return {
    dialect: door.server.dialect,
    tables: new Map(
      tables.map(([name, type, engine]): [string, TableFact] => {
        const table = textOf(name);
        const facts = (columnsOf.get(table) ?? []).map(([, column, kind, nullable, extra, expression]): ColumnFact => {
          const more = textOf(extra);
          const generated = /\b(virtual|stored|persistent) generated\b/i.test(more) || textOf(expression) !== '';
          return {
            name: textOf(column),
            type: textOf(kind).toLowerCase(),
            nullable: textOf(nullable) === 'YES',
            generated,
            onUpdate: /on update/i.test(more),
          };
        });
        return [
          table,
          {
            name: table,
            columns: facts,
            key: (keysOf.get(table) ?? []).map(([, column]) => textOf(column)),
            view: textOf(type) !== 'BASE TABLE',
            transactional: textOf(engine).toLowerCase() === 'innodb',
          },
        ];
      }),
    ),
    foreignKeys: [
      ...(await foreignKeysOf(door, real)),
      ...elsewhere.map(([to]): ForeignKey => {
        return { from: undefined, columns: [], to: textOf(to), refers: [], onDelete: 'cascade' };
      }),
    ],
  };
}

async function readSqlite(door: Pick<ColumnDoor, 'read' | 'server'>): Promise<Ground> {
  const found = await door.read(
    "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1",
  );
  const tables = new Map<string, TableFact>();
  const foreignKeys: ForeignKey[] = [];
  for (const [name, kind] of found) {
    const table = textOf(name);
    const columns = await ask(door, piece`SELECT name, type, "notnull", pk, hidden FROM pragma_table_xinfo(${table})`);
    const key = columns.filter(([, , , pk]) => textOf(pk) !== '0').sort((a, b) => Number(a[3]) - Number(b[3]));
    tables.set(table, {
      name: table,
      columns: columns.map(([column, type, notnull, , hidden]) => ({
        name: textOf(column),
        type: textOf(type).toLowerCase(),
        nullable: textOf(notnull) === '0',
        generated: textOf(hidden) === '2' || textOf(hidden) === '3',
        onUpdate: false,
      })),
      key: key.map(([column]) => textOf(column)),
      view: textOf(kind) === 'view',
      transactional: true,
    });
  }
  for (const table of tables.keys()) {
    const rows = await ask(
      door,
      piece`SELECT id, "table", "from", "to", on_delete FROM pragma_foreign_key_list(${table}) ORDER BY id, seq`,
    );
    for (const group of Map.groupBy(rows, ([id]) => textOf(id)).values()) {
      const [first = []] = group;
      const to = textOf(first[1]);
      const refers = group.map((row) => textOf(row[3]));
      foreignKeys.push({
        from: table,
        columns: group.map((row) => textOf(row[2])),
        to,
        refers: refers.every((column) => column !== '') ? refers : (tables.get(to)?.key ?? []),
        onDelete: actionOf(textOf(first[4])),
      });
    }
  }
  return { dialect: 'sqlite', tables, foreignKeys };
}

/** Runs a piece that reads. */
export const ask = (door: Pick<ColumnDoor, 'read'>, { sql, values }: Piece, signal?: AbortSignal) =>
  door.read(sql, values, signal);
/** Runs a piece that writes; rows changed. */
export const tell = (door: Pick<ColumnDoor, 'write'>, { sql, values }: Piece) => door.write(sql, values);
