import type { ColumnDoor } from '../../../database/ouvadmin/column-door.ts';
import type { ColumnWork } from '../../../encryption/column-work.ts';
import { namesOf } from '../../../encryption/names-of.ts';
import { quote } from '../../../encryption/sql/quote.ts';

/** How many rows have their value in the shadow alone. */
export async function countOnlyShadow(door: Pick<ColumnDoor, 'server' | 'read'>, work: ColumnWork): Promise<number> {
  const named = (name: string) => quote(name, door.server.dialect);
  const [[count] = []] = await door.read(
    `SELECT count(*) FROM ${named(work.table)} WHERE ${named(work.column)} IS NULL AND ${named(namesOf(work).shadow)} IS NOT NULL`,
  );
  return Number(`${count}`);
}

/** How many rows have a clear value without a shadow. */
export async function countPending(door: Pick<ColumnDoor, 'server' | 'read'>, work: ColumnWork): Promise<number> {
  const named = (name: string) => quote(name, door.server.dialect);
  const [[count] = []] = await door.read(
    `SELECT count(*) FROM ${named(work.table)} WHERE ${named(work.column)} IS NOT NULL AND ${named(namesOf(work).shadow)} IS NULL`,
  );
  return Number(`${count}`);
}
