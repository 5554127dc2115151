import { useQuery } from '@tanstack/react-query';
import { useSearch } from 'wouter';
import type { Retention } from '../../../preload/contract/retention.ts';
import { api } from '../../client.ts';
import { whileShown } from '../../live.ts';

/** The connections, and the one that is looked at: the one of the address, else the first. */
export function useBase() {
  const asked = new URLSearchParams(useSearch()).get('base');
  const connections = useQuery(api.connections.list.queryOptions());
  const base = connections.data?.find(({ id }) => id === asked) ?? connections.data?.[0];
  return { connections, base };
}

/** All that is known of a database, and again after each change. */
export function useRetention(connectionId: string) {
  return useQuery(api.retention.watch.experimental_liveOptions({ input: { connectionId }, ...whileShown }));
}

export interface OfBase {
  base: { id: string; name: string };
  bases: readonly { id: string; name: string }[];
  retention: Retention;
}
