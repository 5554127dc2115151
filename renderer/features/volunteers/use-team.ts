import { useQuery } from '@tanstack/react-query';
import { api } from '../../client.ts';

/** Who belongs to the team, as it goes. Begun again for as long as somebody looks. */
export function useTeam() {
  return useQuery(
    api.volunteers.watch.experimental_liveOptions({
      retry: (count) => count < 3,
      retryDelay: 500,
      // Nobody listens while no page of the team is shown: what was heard last is then of the past.
      refetchOnMount: 'always',
      gcTime: 0,
    }),
  );
}
