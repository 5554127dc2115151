import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PeopleQuery, type Person } from '../../../preload/contract/campaigns.ts';
import { api } from '../../client.ts';
import { useHashSearch } from '../../hash-location.ts';

export interface PickedPerson {
  readonly search: string;
  readonly person: Person | undefined;
  readonly nobody: boolean;
  /** From 0, among those found. */
  readonly place: number;
  readonly total: number;
  setSearch(search: string): void;
  move(by: number): void;
}

/** The person for whom a message is shown: the one of the address, then whom one searches for, one after the other. */
export function usePickedPerson(campaignId: string): PickedPerson {
  const asked = new URLSearchParams(useHashSearch()).get('person');
  const [search, setSearch] = useState('');
  const [place, setPlace] = useState<number>();
  const ids = asked !== null && search === '' && place === undefined ? [asked] : [];
  const input = { ...PeopleQuery.parse({ campaignId, search, ids }), offset: place ?? 0, limit: 1 };
  const found = useQuery(api.campaigns.people.queryOptions({ input, placeholderData: keepPreviousData }));
  return {
    search,
    person: found.data?.rows[0],
    nobody: found.data?.total === 0,
    place: place ?? 0,
    total: found.data?.total ?? 0,
    setSearch: (next) => {
      setSearch(next);
      setPlace(0);
    },
    move: (by) => setPlace((before) => (before === undefined && asked !== null ? 0 : Math.max(0, (before ?? 0) + by))),
  };
}
