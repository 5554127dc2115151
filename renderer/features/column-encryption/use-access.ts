import { useEffect, useRef, useState } from 'react';
import type { AccessAnswer, AccessRow } from '../../../preload/contract/column-encryption.ts';
import { client } from '../../client.ts';

/** What was asked for: the rows of the person, and why. */
export interface Asked {
  rows: AccessRow[];
  reason: string;
}

interface State {
  found?: AccessRow[];
  answer?: AccessAnswer;
  error?: unknown;
  doing?: 'find' | 'read';
}

/**
 * The search and the reading of one person's data. Kept in this component alone, outside of the cache of what was read, so that
 * leaving the page leaves nothing behind.
 */
export function useAccess(connectionId: string) {
  const [state, setState] = useState<State>({});
  const [asked, setAsked] = useState<Asked>({ rows: [], reason: '' });
  const stop = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  async function run(doing: 'find' | 'read', before: State, deed: (signal: AbortSignal) => Promise<State>) {
    stop.current?.abort();
    const control = new AbortController();
    stop.current = control;
    setState({ ...before, doing });
    try {
      const after = await deed(control.signal);
      if (!control.signal.aborted) setState(after);
    } catch (error) {
      if (!control.signal.aborted) setState({ ...before, error });
    }
  }
  return {
    state,
    asked,
    find: (text: string) =>
      run('find', {}, async (signal) => ({
        found: await client.columnEncryption.findPerson({ connectionId, text }, { signal }),
      })),
    read: (next: Asked) => {
      const { found } = state;
      const kept: State = found ? { found } : {};
      setAsked(next);
      return run('read', kept, async (signal) => ({
        ...kept,
        answer: await client.columnEncryption.readPerson({ connectionId, ...requestOf(next) }, { signal }),
      }));
    },
    wipe: () => {
      stop.current?.abort();
      setState({});
      setAsked({ rows: [], reason: '' });
    },
  };
}

/** The rows and the reason, as a call takes them. */
export function requestOf({ rows, reason }: Asked) {
  return { rows: rows.map(({ table, key }) => ({ table, key })), reason };
}
