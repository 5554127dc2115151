import { useQuery } from '@tanstack/react-query';
import { api } from '../../client.ts';

/** All campaigns as they go, newest first. */
export function useCampaigns() {
  return useQuery(
    api.campaigns.watch.experimental_liveOptions({ staleTime: Number.POSITIVE_INFINITY, gcTime: 10_000 }),
  );
}
