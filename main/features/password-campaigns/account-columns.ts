import type { Role, SystemMapping } from '../../../preload/contract/schema-mapping.ts';
import { roles } from '../../../preload/contract/schema-mapping.ts';
import type { TextRow } from '../../database/ouvadmin/ouvadmin.ts';

/** Reads an account by its roles from rows whose columns are the mapped ones and the primary key. */
export interface AccountColumns {
  /** What to select: each column once. */
  readonly columns: readonly string[];
  /** The value in a role; null where it is NULL or not mapped. */
  value(row: TextRow, role: Role): string | null;
  /** The primary key as JSON. */
  key(row: TextRow): string;
}

/** The columns to read of a mapped table, and how to find them again in its rows. */
export function accountColumns(mapping: SystemMapping, primaryKey: readonly string[]): AccountColumns {
  const mapped = roles.map((role) => mapping.columns[role]).filter((column) => column !== undefined);
  const columns = [...new Set([...primaryKey, ...mapped])];
  const places = new Map(
    roles.flatMap((role) => {
      const column = mapping.columns[role];
      return column === undefined ? [] : [[role, columns.indexOf(column)] as const];
    }),
  );
  const keyPlaces = primaryKey.map((column) => columns.indexOf(column));
  return {
    columns,
    value(row, role) {
      const place = places.get(role);
      return place === undefined ? null : (row[place] ?? null);
    },
    key: (row) => JSON.stringify(keyPlaces.map((place) => row[place] ?? '')),
  };
}
