import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../client.ts';

/** How long a dry run may be acted on, in milliseconds: the application refuses an older one. */
export const dryRunHolds = 3_600_000;

/** Where the dry run of a campaign is kept: what it said is forgotten once it was acted on, or its meaning changed. */
export const dryRunKey = (campaignId: string) => api.forcedChanges.dryRun.key({ input: { campaignId } });

/** The latest dry run of the campaign, made only when asked for, and kept when one leaves the page. */
export function useDryRun(campaignId: string) {
  return useQuery(
    api.forcedChanges.dryRun.queryOptions({
      input: { campaignId },
      enabled: false,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 2 * dryRunHolds,
    }),
  );
}

/** Whether what was true at an instant is over by now; turns true by itself. */
export function useOver(at: string | undefined, milliseconds: number): boolean {
  const end = at === undefined ? undefined : Date.parse(at) + milliseconds;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (end === undefined) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, end - Date.now()) + 50);
    return () => clearTimeout(timer);
  }, [end]);
  return end !== undefined && Math.max(now, Date.now()) >= end;
}
