import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { Because, DataCategory, InventoryScan, ProposedTreatment } from '../../../preload/contract/data-inventory.ts';
import type { FoundColumn, ReadTable } from './read-inventory.ts';

/** A column as the latest scan that saw it found it. */
export interface StoredColumn extends FoundColumn {
  readonly change: 'new' | 'type-changed' | 'same';
  /** At the scan before. */
  readonly typeWas: string | undefined;
}

const json = <S extends z.ZodType>(schema: S) =>
  z.string().transform((text) => schema.parse(JSON.parse(text)) as z.infer<S>);

const ScanRow = z.object({
  at: z.string(),
  tables: z.number(),
  columns: z.number(),
  looked_at: z.number(),
  unread: json(InventoryScan.shape.unread),
  complete: z.number(),
});
const ColumnRow = z.object({
  table_name: z.string(),
  column_name: z.string(),
  type: z.string(),
  row_count: z.number(),
  category: DataCategory.nullable(),
  confidence: z.number(),
  because: json(z.array(Because)),
  sample: json(z.array(z.string())),
  treatment: json(ProposedTreatment).nullable(),
  change: z.enum(['new', 'type-changed', 'same']),
  type_was: z.string().nullable(),
});

export type InventoryStore = ReturnType<typeof inventoryStore>;

/** What scans found, in the replica. */
export function inventoryStore(db: Database) {
  const fields =
    'table_name, column_name, type, row_count, category, confidence, because, sample, treatment, change, type_was';
  const readScan = db.prepare('SELECT * FROM inventory_scan WHERE source = ?');
  const writeScan = db.prepare(
    `INSERT OR REPLACE INTO inventory_scan (source, at, tables, columns, looked_at, unread, complete)
     VALUES (:source, :at, :tables, :columns, :values, :unread, :complete)`,
  );
  const types = db.prepare('SELECT column_name, type FROM inventory_column WHERE source = ? AND table_name = ?');
  const write = db.prepare(
    `INSERT OR REPLACE INTO inventory_column (source, place, scan, ${fields})
     VALUES (:source, :place, :scan, :table, :column, :type, :rows, :category, :confidence, :because, :sample, :treatment, :change, :typeWas)`,
  );
  const dropColumns = db.prepare('DELETE FROM inventory_column WHERE source = ? AND table_name = ? AND scan <> ?');
  const dropTables = db.prepare('DELETE FROM inventory_column WHERE source = ? AND scan <> ?');
  const recognised = db.prepare(
    `SELECT ${fields} FROM inventory_column WHERE source = ? AND category IS NOT NULL ORDER BY table_name, place`,
  );
  const one = db.prepare(
    `SELECT ${fields} FROM inventory_column WHERE source = ? AND table_name = ? AND column_name = ?`,
  );
  const allNames = db.prepare('SELECT table_name, column_name FROM inventory_column WHERE source = ?').raw();
  const nothing = `FROM inventory_column WHERE source = ? AND category IS NULL
    AND instr(lower(table_name || ' ' || column_name), ?) > 0`;
  const countNothing = db.prepare(`SELECT count(*) ${nothing}`).pluck();
  const pageNothing = db.prepare(`SELECT ${fields} ${nothing} ORDER BY table_name, place LIMIT ? OFFSET ?`);

  function writeTable(source: string, scan: string, { table, columns }: ReadTable, firstScan: boolean): void {
    const before = new Map(
      (types.all(source, table) as { column_name: string; type: string }[]).map((row) => [row.column_name, row.type]),
    );
    for (const [place, { because, sample, treatment, category, ...column }] of columns.entries()) {
      const was = before.get(column.column);
      const change = was === undefined ? (firstScan ? 'same' : 'new') : was === column.type ? 'same' : 'type-changed';
      write.run({
        ...{ ...column, source, scan, place, change, category: category ?? null },
        typeWas: change === 'type-changed' ? was : null,
        because: JSON.stringify(because),
        sample: JSON.stringify(sample),
        treatment: treatment ? JSON.stringify(treatment) : null,
      });
    }
    dropColumns.run(source, table, scan);
  }

  return {
    scan(source: string): InventoryScan | undefined {
      const row = readScan.get(source);
      if (!row) return undefined;
      const { looked_at, complete, ...scan } = ScanRow.parse(row);
      return { ...scan, values: looked_at, complete: complete === 1 };
    },
    /** Replaces what was known of the table. */
    writeTable: (source: string, scan: string, read: ReadTable, firstScan: boolean) =>
      db.transaction(() => writeTable(source, scan, read, firstScan))(),
    /** Says how far the scan came. One that came to its end knows every table: what it did not see is gone. */
    endScan(source: string, scan: InventoryScan): void {
      db.transaction(() => {
        writeScan.run({ ...scan, source, unread: JSON.stringify(scan.unread), complete: scan.complete ? 1 : 0 });
        if (scan.complete) dropTables.run(source, scan.at);
      })();
    },
    recognised: (source: string): StoredColumn[] => recognised.all(source).map(storedColumn),
    one(source: string, table: string, column: string): StoredColumn | undefined {
      const row = one.get(source, table, column);
      return row ? storedColumn(row) : undefined;
    },
    /** "table column" of every column that was seen. */
    names: (source: string) => allNames.all(source) as [table: string, column: string][],
    countNothing: (source: string, text: string) => Number(countNothing.get(source, text)),
    pageNothing: (source: string, text: string, limit: number, offset: number): StoredColumn[] =>
      pageNothing.all(source, text, limit, offset).map(storedColumn),
  };
}

function storedColumn(row: unknown): StoredColumn {
  const { table_name, column_name, row_count, category, treatment, type_was, ...rest } = ColumnRow.parse(row);
  return {
    ...rest,
    table: table_name,
    column: column_name,
    rows: row_count,
    category: category ?? undefined,
    treatment: treatment ?? undefined,
    typeWas: type_was ?? undefined,
  };
}
