import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

/**
 * What is being typed and not yet saved, kept under `name` so that leaving the page loses nothing; it goes with the vault.
 * `strip` takes out what must not be kept beside the page (secrets).
 */
export function useDraft<T>(name: string, first: T, strip: (draft: T) => T = (draft) => draft) {
  const queries = useQueryClient();
  const key = ['draft', name];
  const [draft, setDraft] = useState(() => queries.getQueryData<T>(key) ?? first);
  return {
    draft,
    change: (next: T) => {
      queries.setQueryData(key, strip(next));
      setDraft(next);
    },
    /** Saved or given up: nothing is kept any more. */
    done: () => queries.removeQueries({ queryKey: key }),
  };
}
