import { Button } from '@mantine/core';
import { Check, Slash, Undo2 } from 'lucide-react';
import type { InventoryColumn } from '../../../preload/contract/data-inventory.ts';
import { useKeys } from '../../ui/keys.ts';
import { useWords } from '../../words.ts';
import c from './data-inventory.module.css';
import { Refused } from './refused.tsx';
import { useDecide } from './use-decide.ts';

interface InventoryFootProps {
  connectionId: string;
  total: number;
  /** Picked in the table; without any, the keys are for the one that is open. */
  chosen: readonly InventoryColumn[];
  opened: InventoryColumn | undefined;
  onDone: () => void;
}

/** Under the table: how many are shown and picked, and what may be decided of them, by a button or by a key. */
export function InventoryFoot({ connectionId, total, chosen, opened, onDone }: InventoryFootProps) {
  const t = useWords('dataInventory');
  const { decide, pending, refused, forget } = useDecide(connectionId, onDone);
  const meant = chosen.length > 0 ? chosen : opened ? [opened] : [];
  const able = meant.filter(({ category }) => category !== undefined).map(({ id }) => id);
  const ids = meant.map(({ id }) => id);
  useKeys([
    { keys: 'a', says: t('keep'), run: () => decide(able, 'kept') },
    { keys: 'r', says: t('dismiss'), run: () => decide(ids, 'dismissed') },
    { keys: 'u', says: t('takeBack'), run: () => decide(ids, 'proposed') },
  ]);
  return (
    <>
      <Refused error={refused} onDismiss={forget} />
      <div className={c.foot}>
        <span role="status">
          {t('shown', { count: total })}
          {chosen.length > 0 && ` · ${t('selected', { count: chosen.length })}`}
        </span>
        {chosen.length > 0 && (
          <span className={c.deeds}>
            <Button
              size="compact-sm"
              leftSection={<Check size={14} aria-hidden />}
              disabled={pending || able.length === 0}
              onClick={() => decide(able, 'kept')}
            >
              {t('keep')}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<Slash size={14} aria-hidden />}
              disabled={pending}
              onClick={() => decide(ids, 'dismissed')}
            >
              {t('dismiss')}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<Undo2 size={14} aria-hidden />}
              disabled={pending}
              onClick={() => decide(ids, 'proposed')}
            >
              {t('takeBack')}
            </Button>
          </span>
        )}
      </div>
    </>
  );
}
