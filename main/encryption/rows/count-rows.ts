import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { Ground } from '../ground.ts';
import { quote } from '../sql/quote.ts';

/** How many rows there are of which this holds. In its SQL the table goes by the name `t`. */
export async function countRows(
  door: Pick<ColumnDoor, 'read' | 'server'>,
  { table }: Pick<Ground, 'table'>,
  where: string,
  signal: AbortSignal,
): Promise<number> {
  const { dialect } = door.server;
  const as = dialect === 'sqlite' ? 'AS ' : '';
  const [row] = await door.read(`SELECT COUNT(*) FROM ${quote(table, dialect)} ${as}t WHERE ${where}`, [], signal);
  return Number(row?.[0] ?? 0);
}
