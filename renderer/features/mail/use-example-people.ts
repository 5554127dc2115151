import { useQuery } from '@tanstack/react-query';
import { api } from '../../client.ts';
import { whileShown } from '../../live.ts';

/** For how many people the rule is explained: those of the largest campaign that is not closed, or a thousand. */
export function useExamplePeople(): number {
  const campaigns = useQuery(api.campaigns.watch.experimental_liveOptions(whileShown)).data;
  const open = campaigns?.filter(({ state, people }) => state !== 'closed' && people > 0) ?? [];
  return open.length === 0 ? 1000 : Math.max(...open.map(({ people }) => people));
}
