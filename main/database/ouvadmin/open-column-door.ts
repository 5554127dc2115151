import type { ColumnDoor } from './column-door.ts';
import type { Limits, Reach } from './ouvadmin.ts';

/** Milliseconds. A table of millions of rows that is copied has nothing to say for a long time. */
const patient: Limits = { connect: 10_000, query: 3_600_000 };

/** Reaches an Ouvadmin to work on its columns, or fails as CannotReach; an abort throws the signal's reason. Works in a worker thread. */
export async function openColumnDoor(
  reach: Reach,
  signal?: AbortSignal,
  limits: Partial<Limits> = {},
): Promise<ColumnDoor> {
  if (reach.dialect === 'sqlite') return (await import('./sqlite-column-door.ts')).sqliteColumnDoor(reach.file);
  const { mysqlColumnDoor } = await import('./mysql-column-door.ts');
  return mysqlColumnDoor(reach, { ...patient, ...limits }, signal);
}
