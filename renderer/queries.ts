import { MutationCache, notifyManager, QueryClient } from '@tanstack/react-query';
import { WireLost, wire } from './client.ts';

/** What is true whether the vault is open or not, and so outlives its lock. */
const always = new Set(['shell', 'preferences', 'vault']);
const lives = (key: readonly unknown[]) => Array.isArray(key[0]) && always.has(String(key[0][0]));

// An answer is drawn in the task in which it arrives, not in one that waits behind the next frame.
notifyManager.setScheduler(queueMicrotask);

/** The cache of what was read. Nothing is tried again but what a cut wire interrupted; nothing waits for the internet. */
export function newQueryClient(): QueryClient {
  const retry = (count: number, error: unknown) => error instanceof WireLost && error.why === 'lost' && count < 30;
  const queries = new QueryClient({
    mutationCache: new MutationCache(),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry,
        retryDelay: 300,
        staleTime: 2_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  // What was typed and not yet saved (useDraft) lives as long as the vault is open.
  queries.setQueryDefaults(['draft'], { gcTime: Number.POSITIVE_INFINITY, staleTime: Number.POSITIVE_INFINITY });
  return queries;
}

/** Forgets everything that came out of the vault; for the moment it locks. */
export function forgetVault(queries: QueryClient): void {
  queries.removeQueries({ predicate: (query) => !lives(query.queryKey) });
  queries.getMutationCache().clear();
}

/** Reads again what is shown each time the wire stands again. Answers with the way to stop. */
export function readAgainAfterCuts(queries: QueryClient): () => void {
  let before = wire.state();
  return wire.subscribe(() => {
    const now = wire.state();
    if (now === 'connected' && before !== 'connected') void queries.invalidateQueries();
    before = now;
  });
}
