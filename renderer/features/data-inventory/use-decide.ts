import { useMutation } from '@tanstack/react-query';
import type { DataCategory } from '../../../preload/contract/data-inventory.ts';
import { api } from '../../client.ts';
import { notify } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';

/** Decides of columns of one database and says what came of it; `onDone` when it is written, `refused` when it is not. */
export function useDecide(connectionId: string, onDone: () => void = () => {}) {
  const t = useWords('dataInventory');
  const deciding = useMutation(
    api.dataInventory.decide.mutationOptions({
      onSuccess: ({ changed }, { state }) => {
        if (changed > 1) notify('good', t(`decided.${state}`, { count: changed }));
        onDone();
      },
    }),
  );
  const decide = (ids: readonly string[], state: 'kept' | 'dismissed' | 'proposed', category?: DataCategory) => {
    if (ids.length > 0 && !deciding.isPending)
      deciding.mutate({ connectionId, ids: [...ids], state, ...(category ? { category } : {}) });
  };
  return {
    decide,
    pending: deciding.isPending,
    refused: deciding.error,
    /** Which columns were meant last. */
    meant: deciding.variables?.ids ?? [],
    forget: deciding.reset,
  };
}
