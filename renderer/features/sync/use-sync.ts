import { useQuery } from '@tanstack/react-query';
import { api } from '../../client.ts';

/** How sharing stands, as it goes; undefined until the first answer. Begun again for as long as somebody looks. */
export function useSync() {
  return useQuery(
    api.sync.watch.experimental_liveOptions({
      retry: true,
      retryDelay: (count) => Math.min(30_000, 500 * 2 ** count),
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnMount: (query) => (query.state.fetchStatus === 'idle' ? 'always' : false),
      gcTime: Number.POSITIVE_INFINITY,
    }),
  ).data;
}
