import { useQueries, useQuery } from '@tanstack/react-query';
import { api } from '../../client.ts';
import { currentMapping } from '../../current-mapping.ts';
import { whileShown } from '../../live.ts';
import { passwordsStand } from './passwords-stand.ts';

/** Where the work on passwords stands; descriptions are asked for only while there is no audit. */
export function usePasswordsStand() {
  const connections = useQuery(api.connections.list.queryOptions());
  const audits = useQuery(api.passwordCampaigns.audits.queryOptions());
  // Where none can be read, the line goes without: the page of the campaigns says why.
  const campaigns = useQuery(api.campaigns.watch.experimental_liveOptions(whileShown));
  const none = audits.data?.length === 0;
  const mappings = useQueries({
    queries: (none ? (connections.data ?? []) : []).map(({ id }) => currentMapping(id)),
    combine: (answers) => ({
      pending: answers.some((answer) => answer.isPending),
      mapped: new Set(answers.flatMap((answer) => (answer.data ? [answer.data.connectionId] : []))),
    }),
  });
  const error = connections.error ?? audits.error;
  const retry = () => void Promise.all([connections.refetch(), audits.refetch()]);
  if (error) return { error, retry };
  if (!connections.data || !audits.data || mappings.pending || campaigns.isLoading) return { pending: true as const };
  return {
    stand: passwordsStand(connections.data, mappings.mapped, audits.data, campaigns.data),
    failing: connections.data.find((connection) => connection.lastTest?.passed === false),
  };
}
