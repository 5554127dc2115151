import { type RegisterQuery, registered, registerSorts } from '../../../preload/contract/register.ts';

/** What the table shows, as the address says it. */
export type Filters = Pick<RegisterQuery, 'search' | 'what' | 'authors' | 'from' | 'to' | 'sort' | 'direction'>;

const isDay = (text: string | null): text is string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(Date.parse(text ?? ''));

/** The filters of an address; what it says that does not exist is left out. Names are a repeated word: they may hold commas. */
export function readFilters(address: string): Filters {
  const says = new URLSearchParams(address);
  const sort = says.get('sort') ?? '';
  const name = sort.replace(/^-/, '');
  const asked = new Set((says.get('what') ?? '').split(','));
  const [from, to] = [says.get('from'), says.get('to')];
  return {
    search: (says.get('q') ?? '').slice(0, 200),
    what: registered.filter((one) => asked.has(one)),
    authors: says.getAll('who'),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
    sort: registerSorts.find((one) => one === name) ?? 'at',
    direction: sort === '' || sort.startsWith('-') ? 'descending' : 'ascending',
  };
}

/** The address of filters, without "?"; what is as usual is not said. */
export function writeFilters({ search, what, authors, from, to, sort, direction }: Filters): string {
  const says = new URLSearchParams();
  if (search !== '') says.set('q', search);
  if (what.length > 0) says.set('what', what.join(','));
  for (const author of authors) says.append('who', author);
  if (from !== undefined) says.set('from', from);
  if (to !== undefined) says.set('to', to);
  const order = `${direction === 'descending' ? '-' : ''}${sort}`;
  if (order !== '-at') says.set('sort', order);
  return says.toString().replaceAll('%2C', ',');
}

/** Whether anything narrows the list. */
export function narrows({ search, what, authors, from, to }: Filters): boolean {
  return search !== '' || what.length > 0 || authors.length > 0 || from !== undefined || to !== undefined;
}

/** The list turned the other way, or sorted by another column: times the latest first, words from a to z. */
export function sortedBy(filters: Filters, key: string): Pick<Filters, 'sort' | 'direction'> {
  const sort = registerSorts.find((one) => one === key) ?? filters.sort;
  if (sort === filters.sort) return { sort, direction: filters.direction === 'ascending' ? 'descending' : 'ascending' };
  return { sort, direction: sort === 'at' ? 'descending' : 'ascending' };
}
