import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Progress } from '../../../preload/contract/common.ts';
import { api, client, WireLost } from '../../client.ts';

/** The progress of a run that is under way; once it ends the list of runs is read again. */
export function useRun(runId: string, underWay: boolean): Progress | undefined {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Progress>();
  useEffect(() => {
    if (!underWay) return;
    const stop = new AbortController();
    const follow = async () => {
      for await (const step of await client.forcedChanges.watch({ runId }, { signal: stop.signal })) setProgress(step);
    };
    const readAgain = () => queries.invalidateQueries({ queryKey: api.forcedChanges.runs.key() });
    // A cut wire reads everything again by itself; another failure is told by the list as it then stands.
    follow().then(readAgain, (error: unknown) => {
      if (!stop.signal.aborted && !(error instanceof WireLost)) void readAgain();
    });
    return () => stop.abort();
  }, [runId, underWay, queries]);
  return underWay ? progress : undefined;
}
