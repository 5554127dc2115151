import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import { serverError } from '../../database/ouvadmin/ouvadmin-writer.ts';
import type { Change } from './change-rows.ts';
import { type Written, writeChanges } from './write-changes.ts';

/**
 * What a server says of a value that a column cannot keep: no such text in its character set, too long, out of range, cut,
 * no date, no JSON, taken already where it must be unique, against a CHECK (of MariaDB, of MySQL).
 */
const unfit = new Set([1366, 1406, 1264, 1265, 1292, 1411, 3140, 4079, 1062, 4025, 3819]);

/** Writes changes as writeChanges does, and finds those that the column cannot keep: the others are written. */
export async function writeWhatFits(
  door: Pick<ColumnDoor, 'write' | 'server'>,
  statement: (changes: readonly Change[]) => string,
  changes: readonly Change[],
  signal: AbortSignal,
): Promise<Written & { readonly refused: readonly Change[] }> {
  try {
    return { ...(await writeChanges(door, statement, changes, signal)), refused: [] };
  } catch (error) {
    if (!isUnfit(error)) throw error;
    if (changes.length === 1) return { written: 0, held: 0, refused: changes };
  }
  const half = Math.ceil(changes.length / 2);
  const first = await writeWhatFits(door, statement, changes.slice(0, half), signal);
  const second = await writeWhatFits(door, statement, changes.slice(half), signal);
  return {
    written: first.written + second.written,
    held: first.held + second.held,
    refused: [...first.refused, ...second.refused],
  };
}

function isUnfit(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return unfit.has(serverError(error) ?? 0) || (typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT'));
}
