import { useEffect, useRef, useState } from 'react';
import type { Progress } from '../../../preload/contract/common.ts';
import type { StorageFamily, SystemMapping } from '../../../preload/contract/schema-mapping.ts';
import { client } from '../../client.ts';

export interface Vote {
  family: StorageFamily;
  count: number;
}

interface Counted {
  /** The table and column that were counted. */
  of: string;
  progress?: Progress;
  result?: { votes: Vote[]; rows: number };
  error?: unknown;
}

/** Counts the forms of all passwords of a column; another table or column, or leaving the page, stops it. */
export function useStorageVote(connectionId: string, mapping: SystemMapping) {
  const of = `${mapping.table}\n${mapping.columns.id}\n${mapping.columns.password}`;
  const [counted, setCounted] = useState<Counted>();
  const running = useRef<AbortController>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is counted decides when a count stops
  useEffect(() => () => running.current?.abort(), [of]);

  const follow = async (signal: AbortSignal) => {
    const tell = (next: Omit<Counted, 'of'>) => signal.aborted || setCounted({ of, ...next });
    try {
      const stream = await client.schemaMapping.storage({ connectionId, mapping }, { signal });
      for (let step = await stream.next(); ; step = await stream.next()) {
        if (step.done) return tell({ result: step.value });
        tell({ progress: step.value });
      }
    } catch (error) {
      tell({ error });
    }
  };
  const now = counted?.of === of ? counted : undefined;
  return {
    running: now !== undefined && now.result === undefined && now.error === undefined,
    progress: now?.progress,
    result: now?.result,
    error: now?.error,
    run: () => {
      running.current?.abort();
      running.current = new AbortController();
      setCounted({ of });
      void follow(running.current.signal);
    },
    cancel: () => {
      running.current?.abort();
      setCounted(undefined);
    },
  };
}
