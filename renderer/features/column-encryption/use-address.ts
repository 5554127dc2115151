import { useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import { addressNow, retype, useHashSearch } from '../../hash-location.ts';
import { type Group, groups } from './column-lines.ts';

/** What the address says of the list: which database, what is looked for, which groups, which column is open. */
export interface Address {
  base?: string | undefined;
  search: string;
  groups: Group[];
  /** "table.column"; "+" while one is added by hand. */
  open?: string | undefined;
}

function read(address: string): Address {
  const says = new URLSearchParams(address);
  const asked = new Set((says.get('state') ?? '').split(','));
  return {
    search: (says.get('q') ?? '').slice(0, 200),
    groups: groups.filter((one) => asked.has(one)),
    ...(says.get('base') ? { base: says.get('base') ?? undefined } : {}),
    ...(says.get('open') ? { open: says.get('open') ?? undefined } : {}),
  };
}

function write({ base, search, groups: chosen, open }: Address): string {
  const says = new URLSearchParams();
  if (base !== undefined) says.set('base', base);
  if (search !== '') says.set('q', search);
  if (chosen.length > 0) says.set('state', chosen.join(','));
  if (open !== undefined) says.set('open', open);
  const text = says.toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

/** What the address says, and how to go elsewhere; `quietly` leaves no step behind (a word being typed). */
export function useAddress() {
  const search = useHashSearch();
  const [path, navigate] = useLocation();
  const address = useMemo(() => read(search), [search]);
  const change = useCallback(
    (part: Partial<Address>, quietly = false) => {
      const now = read(addressNow().split('?')[1] ?? '');
      (quietly ? retype : navigate)(`${path}${write({ ...now, ...part })}`);
    },
    [path, navigate],
  );
  /** The address of another view of the same database. */
  const hrefOf = (place: string) => `${place}${write({ base: address.base, search: '', groups: [] })}`;
  return { address, change, hrefOf };
}
