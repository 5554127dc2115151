import { useQuery } from '@tanstack/react-query';
import { api } from '../../client.ts';

/** The connections, and the one that is looked at: the one of the address, else the first. */
export function useBase(asked: string | undefined) {
  const connections = useQuery(api.connections.list.queryOptions());
  const base = connections.data?.find(({ id }) => id === asked) ?? connections.data?.[0];
  return { connections, base };
}
