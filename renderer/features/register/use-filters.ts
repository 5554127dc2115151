import { useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import { addressNow, retype, useHashSearch } from '../../hash-location.ts';
import { type Filters, readFilters, writeFilters } from './filters.ts';

const filtersNow = () => readFilters(addressNow().split('?')[1] ?? '');

/** Taken off by `undefined`. */
export type FilterChange = { [Key in keyof Filters]?: Filters[Key] | undefined };

/** The filters of the address, and how to go to others; `quietly` leaves no step behind (a word being typed). */
export function useFilters() {
  const address = useHashSearch();
  const [, navigate] = useLocation();
  const filters = useMemo(() => readFilters(address), [address]);
  const change = useCallback(
    (part: FilterChange, quietly = false) => {
      const says = writeFilters({ ...filtersNow(), ...part } as Filters);
      (quietly ? retype : navigate)(says === '' ? '/register' : `/register?${says}`);
    },
    [navigate],
  );
  return { filters, change };
}

export type ChangeFilters = ReturnType<typeof useFilters>['change'];
