import { useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import { addressNow, retype, useHashSearch } from '../../hash-location.ts';
import { type Filters, readFilters, writeFilters } from './filters.ts';
import { places } from './places.ts';

/** The filters of the address, and how to go to others; `quietly` leaves no step behind (a word being typed). */
export function useFilters() {
  const address = useHashSearch();
  const [, navigate] = useLocation();
  const filters = useMemo(() => readFilters(address), [address]);
  const change = useCallback(
    (part: Partial<Filters>, quietly = false) => {
      const says = writeFilters({ ...readFilters(addressNow().split('?')[1] ?? ''), ...part });
      (quietly ? retype : navigate)(says === '' ? places.here : `${places.here}?${says}`);
    },
    [navigate],
  );
  return { filters, change };
}

export type ChangeFilters = ReturnType<typeof useFilters>['change'];
