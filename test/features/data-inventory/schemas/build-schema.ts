import Database from 'better-sqlite3';
import { madeUp, seeded } from './made-up.ts';
import { columnsOf, type PublicSchema } from './public-schema.ts';

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Makes a SQLite file with the tables of a schema, their types as they are written there, and made-up rows. */
export function buildSchema(schema: PublicSchema, file: string, rows = 300): void {
  const db = new Database(file);
  const random = seeded(2018);
  for (const [table, columns] of Map.groupBy(columnsOf(schema), (column) => column.table)) {
    const key = columns.filter(({ inKey }) => inKey).map(({ column }) => quoted(column));
    const declared = columns.map(({ column, type }) => `${quoted(column)} ${quoted(type)}`);
    if (key.length > 0) declared.push(`PRIMARY KEY (${key.join(', ')})`);
    db.exec(`CREATE TABLE ${quoted(table)} (${declared.join(', ')})`);
    const insert = db.prepare(`INSERT OR IGNORE INTO ${quoted(table)} VALUES (${columns.map(() => '?').join(', ')})`);
    db.transaction(() => {
      for (let row = 0; row < rows; row += 1) insert.run(columns.map(({ filler }) => madeUp(random, filler, row)));
    })();
  }
  db.close();
}
