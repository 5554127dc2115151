import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Progress } from '../../../preload/contract/common.ts';
import { api, client, WireLost } from '../../client.ts';

export interface FollowedRun {
  progress: Progress | undefined;
  /** It is being worked at from this computer, or nobody has said yet that it is not. */
  working: boolean;
}

/** Follows a run that is said to be under way; once it is not, the list of runs is read again. */
export function useRun(runId: string, underWay: boolean): FollowedRun {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Progress>();
  const [working, setWorking] = useState(underWay);
  useEffect(() => {
    setWorking(underWay);
    if (!underWay) return;
    const stop = new AbortController();
    const follow = async () => {
      for await (const step of await client.forcedChanges.watch({ runId }, { signal: stop.signal })) setProgress(step);
    };
    const readAgain = () => {
      setWorking(false);
      void queries.invalidateQueries({ queryKey: api.forcedChanges.runs.key() });
    };
    // A cut wire reads everything again by itself; another failure is told by the list as it then stands.
    follow().then(
      () => stop.signal.aborted || readAgain(),
      (error: unknown) => {
        if (!stop.signal.aborted && !(error instanceof WireLost)) readAgain();
      },
    );
    return () => stop.abort();
  }, [runId, underWay, queries]);
  return { progress: working ? progress : undefined, working: underWay && working };
}
