import { useCallback, useMemo } from 'react';
import { useLocation } from 'wouter';
import { useHashSearch } from '../../hash-location.ts';
import { type Filters, readFilters, writeFilters } from './filters.ts';
import { placeOf, type View } from './places.ts';

/** The filters of the address, and how to go to others; `quietly` leaves no step behind (a word being typed). */
export function useFilters() {
  // Not wouter's useSearch: it decodes what URLSearchParams decodes again, and "%41" would be searched as "A".
  const address = useHashSearch();
  const [path, navigate] = useLocation();
  const filters = useMemo(() => readFilters(address), [address]);

  const goTo = useCallback(
    (place: string, next: Filters, quietly: boolean) => {
      const says = writeFilters(next);
      navigate(says === '' ? place : `${place}?${says}`, { replace: quietly });
    },
    [navigate],
  );
  return {
    filters,
    change: (part: Partial<Filters>, quietly = false) => goTo(path, { ...filters, ...part }, quietly),
    show: (view: View, part: Partial<Filters> = {}) => goTo(placeOf(view), { ...filters, ...part }, false),
    hrefOf(view: View) {
      const says = writeFilters(filters);
      return says === '' ? placeOf(view) : `${placeOf(view)}?${says}`;
    },
  };
}
