import type { ColumnDoor, Parameter } from '../../database/ouvadmin/column-door.ts';

export type TextCells = readonly (string | null)[];

/** Rows of a catalog, which are all text. */
export async function textRows(
  door: Pick<ColumnDoor, 'read'>,
  sql: string,
  parameters: readonly Parameter[] = [],
): Promise<TextCells[]> {
  const rows = await door.read(sql, parameters);
  return rows.map((row) => row.map((cell) => cell?.toString('utf8') ?? null));
}
