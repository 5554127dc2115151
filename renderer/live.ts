import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Job } from '../preload/contract/shell.ts';
import type { VaultState } from '../preload/contract/vault.ts';
import { api, type WireState, wire } from './client.ts';

/** Streams that the whole window follows; they are begun again for as long as the window is open. */
const followed = {
  // What main.ts asked for at the start is shown at once; the stream that goes on from there is followed all the same.
  refetchOnMount: 'always',
  retry: true,
  retryDelay: 500,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
} as const;

/**
 * How a screen follows a stream of its own. Back on the screen what was heard last is shown at once, and the stream is begun
 * again: nobody listened meanwhile.
 */
export const whileShown = {
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnMount: (query: { state: { fetchStatus: string } }) =>
    query.state.fetchStatus === 'idle' ? ('always' as const) : false,
  gcTime: 10_000,
};

/** The vault as it is now; undefined until the first answer. */
export function useVault(): VaultState | undefined {
  return useQuery(api.vault.watch.experimental_liveOptions(followed)).data;
}

/** The jobs as they go. */
export function useJobs(): readonly Job[] {
  return useQuery(api.shell.jobs.experimental_liveOptions(followed)).data ?? [];
}

/** What the shell around us offers; it never changes. */
export function useShell() {
  return useQuery(api.shell.info.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data;
}

/** Whether this window still speaks with the application. */
export function useWire(): WireState {
  return useSyncExternalStore(wire.subscribe, wire.state);
}

let leftAt: string | undefined = navigator.onLine ? undefined : new Date().toISOString();

function subscribe(listener: () => void): () => void {
  const left = () => {
    leftAt = new Date().toISOString();
    listener();
  };
  const back = () => {
    leftAt = undefined;
    listener();
  };
  addEventListener('offline', left);
  addEventListener('online', back);
  return () => {
    removeEventListener('offline', left);
    removeEventListener('online', back);
  };
}

/** Since when this computer has had no network (an instant), or undefined while it has one. */
export function useOfflineSince(): string | undefined {
  return useSyncExternalStore(subscribe, () => leftAt);
}
