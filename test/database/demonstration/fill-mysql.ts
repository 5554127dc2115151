import type { Connection } from 'mysql2/promise';
import { defaultAccounts, defaultSeed } from '../../../main/database/demonstration/accounts.ts';
import { demonstrationRows } from '../../../main/database/demonstration/rows.ts';
import { createTable, demonstrationTables } from '../../../main/database/demonstration/tables.ts';

const batch = 1_000;

/** Writes the synthetic Ouvadmin into the connection's database (MySQL or MariaDB); its tables must not exist yet. */
export async function fillMysql(
  connection: Connection,
  { seed = defaultSeed, accounts = defaultAccounts }: { seed?: number; accounts?: number } = {},
): Promise<void> {
  for (const table of demonstrationTables) await connection.query(createTable(table, ' ENGINE=InnoDB CHARSET=utf8mb4'));
  await connection.query("SET NAMES 'utf8mb4'");
  await connection.beginTransaction();
  const waiting = new Map<string, (readonly (string | number | null)[])[]>();
  const flush = async (table: string) => {
    const rows = waiting.get(table);
    if (rows?.length) await connection.query('INSERT INTO ?? VALUES ?', [table, rows]);
    waiting.delete(table);
  };
  for (const { table, values } of demonstrationRows(seed, accounts)) {
    const rows = waiting.get(table) ?? [];
    waiting.set(table, rows);
    rows.push(values);
    if (rows.length >= batch) await flush(table);
  }
  for (const table of [...waiting.keys()]) await flush(table);
  await connection.commit();
}
