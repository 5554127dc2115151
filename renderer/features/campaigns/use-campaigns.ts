import { useQuery } from '@tanstack/react-query';
import { api } from '../../client.ts';
import { whileShown } from '../../live.ts';

/** All campaigns as they go, newest first. */
export function useCampaigns() {
  return useQuery(api.campaigns.watch.experimental_liveOptions(whileShown));
}
