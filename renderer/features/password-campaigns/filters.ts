import { systems } from '../../../preload/contract/common.ts';
import { AccountsQuery, changes, outcomes, reasons } from '../../../preload/contract/password-campaigns.ts';

/** What the table shows, as the address says it: search, chips, sort; and of which audit (the latest if absent). */
export type Filters = Pick<
  AccountsQuery,
  'search' | 'systems' | 'outcomes' | 'reasons' | 'changes' | 'sort' | 'direction'
> & { readonly audit: string | undefined };

const sorts = AccountsQuery.shape.sort.unwrap().options;

function known<Value extends string>(all: readonly Value[], text: string | null): Value[] {
  const asked = new Set((text ?? '').split(','));
  return all.filter((value) => asked.has(value));
}

/** The filters of an address; what it says that does not exist is left out. */
export function readFilters(address: string): Filters {
  const says = new URLSearchParams(address);
  const sort = says.get('sort') ?? '';
  const name = sort.replace(/^-/, '');
  return {
    search: (says.get('q') ?? '').slice(0, 200),
    systems: known(systems, says.get('systems')),
    outcomes: known(outcomes, says.get('outcomes')),
    reasons: known(reasons, says.get('reasons')),
    changes: known(changes, says.get('changes')),
    sort: sorts.find((one) => one === name) ?? 'accountId',
    direction: sort.startsWith('-') ? 'descending' : 'ascending',
    audit: says.get('audit') ?? undefined,
  };
}

/** The address of filters, without "?"; what is as usual is not said. */
export function writeFilters(filters: Filters): string {
  const says = new URLSearchParams();
  if (filters.audit !== undefined) says.set('audit', filters.audit);
  if (filters.search !== '') says.set('q', filters.search);
  for (const key of ['systems', 'outcomes', 'reasons', 'changes'] as const)
    if (filters[key].length > 0) says.set(key, filters[key].join(','));
  const sort = `${filters.direction === 'descending' ? '-' : ''}${filters.sort}`;
  if (sort !== 'accountId') says.set('sort', sort);
  return says.toString().replaceAll('%2C', ',');
}

/** Whether anything narrows the list. */
export function narrows(filters: Filters): boolean {
  const { search, systems: ofSystems, outcomes: ofOutcomes, reasons: ofReasons, changes: ofChanges } = filters;
  return search !== '' || [ofSystems, ofOutcomes, ofReasons, ofChanges].some((list) => list.length > 0);
}

/** The list turned the other way, or sorted by another column. */
export function sortedBy(filters: Filters, key: string): Filters {
  const sort = sorts.find((one) => one === key) ?? filters.sort;
  const turned = sort === filters.sort && filters.direction === 'ascending';
  return { ...filters, sort, direction: turned ? 'descending' : 'ascending' };
}

/** A list with the value added, or without it. */
export function toggledIn<Value>(list: readonly Value[], value: Value): Value[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}
