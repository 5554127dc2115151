import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Preferences } from '../preload/contract/preferences.ts';
import { api, client } from './client.ts';
import { speak } from './words.ts';

const lasting = { staleTime: Number.POSITIVE_INFINITY };

/** Language and theme as they are now, beginning with `first`; the language is spoken as soon as it changes. */
export function usePreferences(first: Preferences): Preferences {
  const { data } = useQuery(api.preferences.get.queryOptions({ ...lasting, initialData: first }));
  useEffect(() => void speak(data.locale), [data.locale]);
  return data;
}

/** The preferences, for those who stand behind the gate. */
export function useKnownPreferences(): Preferences | undefined {
  return useQuery(api.preferences.get.queryOptions(lasting)).data;
}

/** Changes a preference: seen at once, and kept; what the application answers is what holds. */
export async function changePreferences(queries: QueryClient, change: Partial<Preferences>): Promise<void> {
  const key = api.preferences.get.queryKey();
  queries.setQueryData(key, (before) => before && { ...before, ...change });
  try {
    queries.setQueryData(key, await client.preferences.set(change));
  } catch {
    await queries.invalidateQueries({ queryKey: key });
  }
}

/** `changePreferences` for a component. */
export function useSetPreferences(): (change: Partial<Preferences>) => void {
  const queries = useQueryClient();
  return (change) => void changePreferences(queries, change);
}
