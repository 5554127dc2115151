import { useQuery } from '@tanstack/react-query';
import { api } from '../../client.ts';

/** What the campaign is called; undefined until it is known, or where it is gone. */
export function useCampaignName(id: string): string | undefined {
  const campaigns = useQuery(
    api.campaigns.watch.experimental_liveOptions({ staleTime: Number.POSITIVE_INFINITY, gcTime: 10_000 }),
  ).data;
  return campaigns?.find((one) => one.id === id)?.name;
}
