import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Job } from '../../../preload/contract/shell.ts';
import { api } from '../../client.ts';
import { useJobs } from '../../live.ts';

/** The audit that runs now, as the room of jobs sees it. */
export function useRunningAudit(): Job | undefined {
  return useJobs().find((job) => job.kind === 'audit' && job.state === 'running');
}

/** Audits, newest first; read again while one runs, and all that hangs on them when it ends. */
export function useAudits() {
  const queries = useQueryClient();
  const job = useRunningAudit();
  const audits = useQuery(
    api.passwordCampaigns.audits.queryOptions({ refetchInterval: job === undefined ? false : 1_500 }),
  );
  const before = useRef(job?.id);
  useEffect(() => {
    if (before.current !== job?.id) void queries.invalidateQueries({ queryKey: api.passwordCampaigns.key() });
    before.current = job?.id;
  }, [job?.id, queries]);
  return { audits, job };
}

/** Policies by their id; they change only with the application. */
export function usePolicies() {
  return useQuery(api.passwordCampaigns.policies.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data ?? [];
}
