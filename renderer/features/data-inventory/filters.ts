import {
  type DataCategory,
  dataCategories,
  type InventoryColumn,
  type InventoryState,
} from '../../../preload/contract/data-inventory.ts';

/** What the chips tell apart: the states, and what asks to be looked at again since the last scan. */
export const groups = ['proposed', 'kept', 'dismissed', 'changed', 'nothing'] as const;
export type Group = (typeof groups)[number];

/** What the table shows, as the address says it. */
export interface Filters {
  readonly base?: string | undefined;
  readonly search: string;
  readonly groups: readonly Group[];
  readonly categories: readonly DataCategory[];
}

export function readFilters(address: string): Filters {
  const says = new URLSearchParams(address);
  const list = (name: string) => new Set((says.get(name) ?? '').split(','));
  const base = says.get('base');
  return {
    ...(base ? { base } : {}),
    search: (says.get('q') ?? '').slice(0, 200),
    groups: groups.filter((one) => list('state').has(one)),
    categories: dataCategories.filter((one) => list('category').has(one)),
  };
}

/** The address of filters, without "?"; what is as usual is not said. */
export function writeFilters({ base, search, groups: states, categories }: Filters): string {
  const says = new URLSearchParams();
  if (base !== undefined) says.set('base', base);
  if (search !== '') says.set('q', search);
  if (states.length > 0) says.set('state', states.join(','));
  if (categories.length > 0) says.set('category', categories.join(','));
  return says.toString().replaceAll('%2C', ',');
}

export const narrows = ({ search, groups: states, categories }: Filters): boolean =>
  search !== '' || states.length > 0 || categories.length > 0;

/** Whether a column changed since it was reviewed, or since the scan before. */
export const hasChanged = ({ change, inConflict }: InventoryColumn): boolean =>
  change === 'new' || change === 'type-changed' || change === 'gone' || inConflict.length > 0;

const inGroup = (column: InventoryColumn, group: Group): boolean =>
  group === 'changed' ? hasChanged(column) : column.state === (group satisfies InventoryState);

/** The columns that match; each word must be found in table or column. */
export function narrowed(columns: readonly InventoryColumn[], filters: Filters): InventoryColumn[] {
  const words = filters.search.toLowerCase().split(/\s+/).filter(Boolean);
  return columns.filter(
    (column) =>
      (filters.groups.length === 0 || filters.groups.some((group) => inGroup(column, group))) &&
      (filters.categories.length === 0 || (column.category && filters.categories.includes(column.category))) &&
      words.every((word) => `${column.table} ${column.column}`.toLowerCase().includes(word)),
  );
}

export function countsOf(columns: readonly InventoryColumn[], others: number): Record<Group, number> {
  const count = (group: Group) => columns.filter((column) => inGroup(column, group)).length;
  return {
    proposed: count('proposed'),
    kept: count('kept'),
    dismissed: count('dismissed'),
    changed: count('changed'),
    nothing: others,
  };
}
