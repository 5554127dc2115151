import { useQuery } from '@tanstack/react-query';
import { api } from '../../client.ts';
import { whileShown } from '../../live.ts';

/** What the campaign is called; undefined until it is known, or where it is gone. */
export function useCampaignName(id: string): string | undefined {
  const campaigns = useQuery(api.campaigns.watch.experimental_liveOptions(whileShown)).data;
  return campaigns?.find((one) => one.id === id)?.name;
}
