import type { System } from '../../../../preload/contract/common.ts';
import {
  type Drift,
  type Role,
  roles,
  type SystemMapping,
  type Table,
} from '../../../../preload/contract/schema-mapping.ts';

/** A mapped system with what its table was like when it was mapped, so that a change can be told. */
export interface MappedSystem extends SystemMapping {
  readonly primaryKey: readonly string[];
  /** The type of each mapped column, as the server wrote it. */
  readonly types: Readonly<Record<string, string>>;
}

/** What the tables no longer have as mapped; types and keys are compared where the mapping remembers them. */
export function driftOf(
  mapping: SystemMapping & Partial<Pick<MappedSystem, 'primaryKey' | 'types'>>,
  tables: readonly Table[],
): Drift[] {
  const { system, table: name } = mapping;
  const table = tables.find((each) => each.name === name);
  if (!table) return [{ system, table: name, kind: 'table-missing' }];
  const drift = mappedColumns(mapping).flatMap((column): Drift[] => {
    const was = mapping.types?.[column];
    const now = table.columns.find((each) => each.name === column);
    if (!now) return [{ system, table: name, column, kind: 'column-missing', ...(was ? { was } : {}) }];
    if (was === undefined || sameType(was, now.type)) return [];
    return [{ system, table: name, column, kind: 'type-changed', was, is: now.type }];
  });
  const { primaryKey } = mapping;
  if (primaryKey && !sameKey(primaryKey, table.primaryKey))
    drift.push({
      ...{ system, table: name, kind: 'key-changed' },
      ...{ was: primaryKey.join(', '), is: table.primaryKey.join(', ') },
    });
  return drift;
}

/** The mapping together with what its table is like now. The table must have what is mapped. */
export function remember(mapping: SystemMapping, tables: readonly Table[]): MappedSystem {
  const table = tables.find(({ name }) => name === mapping.table);
  const mapped = new Set(mappedColumns(mapping));
  const types = (table?.columns ?? []).filter(({ name }) => mapped.has(name)).map(({ name, type }) => [name, type]);
  return { ...mapping, primaryKey: table?.primaryKey ?? [], types: Object.fromEntries(types) };
}

/** Each mapped column once, in the order of the roles. */
export function mappedColumns({ columns }: SystemMapping): string[] {
  return [...new Set(roles.flatMap((role) => columns[role] ?? []))];
}

/** What an audit reads: of each mapped table its key and the mapped columns, once, in their order. */
export function columnsRead(systems: readonly MappedSystem[]): { table: string; columns: string[] }[] {
  const read = new Map<string, Set<string>>();
  for (const system of systems) {
    const columns = read.get(system.table) ?? new Set();
    for (const column of [...system.primaryKey, ...mappedColumns(system)]) columns.add(column);
    read.set(system.table, columns);
  }
  return [...read].map(([table, columns]) => ({ table, columns: [...columns] }));
}

/** The roles that a mapping cannot do without and lacks. */
export function missingRoles(systems: readonly SystemMapping[]): { system: System; role: Role }[] {
  return systems.flatMap(({ system, columns }) =>
    (['id', 'password'] as const).filter((role) => !columns[role]).map((role) => ({ system, role })),
  );
}

const sameType = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
const sameKey = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((column, place) => column === other[place]);
