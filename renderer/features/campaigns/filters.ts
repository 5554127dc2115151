import { deliveryStates, type PeopleQuery, personSorts, standings } from '../../../preload/contract/campaigns.ts';
import { reasons } from '../../../preload/contract/password-campaigns.ts';

/** What the board shows, as the address says it. */
export type Filters = Pick<PeopleQuery, 'search' | 'standings' | 'reasons' | 'deliveries' | 'sort' | 'direction'>;

/** Values of a list that the text names, in the order of the list; what does not exist is left out. */
export function known<Value extends string>(all: readonly Value[], text: string | null): Value[] {
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
    standings: known(standings, says.get('standings')),
    reasons: known(reasons, says.get('reasons')),
    deliveries: known(deliveryStates, says.get('deliveries')),
    sort: personSorts.find((one) => one === name) ?? 'name',
    direction: sort.startsWith('-') ? 'descending' : 'ascending',
  };
}

/** The address of filters, without "?"; what is as usual is not said. */
export function writeFilters(filters: Filters): string {
  const says = new URLSearchParams();
  if (filters.search !== '') says.set('q', filters.search);
  for (const key of ['standings', 'reasons', 'deliveries'] as const)
    if (filters[key].length > 0) says.set(key, filters[key].join(','));
  const sort = `${filters.direction === 'descending' ? '-' : ''}${filters.sort}`;
  if (sort !== 'name') says.set('sort', sort);
  return says.toString().replaceAll('%2C', ',');
}

/** Whether anything narrows the list. */
export function narrows({ search, ...lists }: Filters): boolean {
  return search !== '' || [lists.standings, lists.reasons, lists.deliveries].some((list) => list.length > 0);
}

/** The list turned the other way, or sorted by another column: messages the latest first, the rest from a to z. */
export function sortedBy(filters: Filters, key: string): Pick<Filters, 'sort' | 'direction'> {
  const sort = personSorts.find((one) => one === key) ?? filters.sort;
  if (sort === filters.sort) return { sort, direction: filters.direction === 'ascending' ? 'descending' : 'ascending' };
  return { sort, direction: sort === 'last' ? 'descending' : 'ascending' };
}

/** A list with the value added, or without it. */
export function toggledIn<Value>(list: readonly Value[], value: Value): Value[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}
