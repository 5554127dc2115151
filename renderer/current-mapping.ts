import { queryOptions } from '@tanstack/react-query';
import { api, client } from './client.ts';

/** The description of a connection's base, or null while there is none (a query may not answer undefined). */
export function currentMapping(connectionId: string) {
  return queryOptions({
    queryKey: api.schemaMapping.current.queryKey({ input: { connectionId } }) as readonly unknown[],
    queryFn: async ({ signal }) => (await client.schemaMapping.current({ connectionId }, { signal })) ?? null,
  });
}
