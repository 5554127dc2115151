import { useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import { addressNow, retype, useHashSearch } from '../../hash-location.ts';
import { type Filters, readFilters, writeFilters } from './filters.ts';
import { placeOf, type View } from './places.ts';

const pathNow = () => addressNow().split('?')[0] ?? '';
const filtersNow = () => readFilters(addressNow().split('?')[1] ?? '');

function addressOf(place: string, filters: Filters): string {
  const says = writeFilters(filters);
  return says === '' ? place : `${place}?${says}`;
}

/**
 * The filters of the address, and how to go to others. `change` and `show` start from the address as it is when they are
 * called and stay the same functions, so that what does not depend on the search is not drawn again at each letter.
 */
export function useFilters() {
  // Not wouter's useSearch: it decodes what URLSearchParams decodes again, and "%41" would be searched as "A".
  const address = useHashSearch();
  const [, navigate] = useLocation();
  const filters = useMemo(() => readFilters(address), [address]);
  /** `quietly` leaves no step behind (a word being typed). */
  const change = useCallback(
    (part: Partial<Filters>, quietly = false) =>
      (quietly ? retype : navigate)(addressOf(pathNow(), { ...filtersNow(), ...part })),
    [navigate],
  );
  const show = useCallback(
    (view: View, part: Partial<Filters> = {}) => navigate(addressOf(placeOf(view), { ...filtersNow(), ...part })),
    [navigate],
  );
  const hrefOf = useCallback((view: View) => addressOf(placeOf(view), filters), [filters]);
  return useMemo(() => ({ filters, change, show, hrefOf }), [filters, change, show, hrefOf]);
}

export type UseFilters = ReturnType<typeof useFilters>;
