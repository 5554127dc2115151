import { Tooltip } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Check, Minus } from 'lucide-react';
import { useState } from 'react';
import type { KeysOfColumn } from '../../../preload/contract/column-encryption.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { notify } from '../../ui/notice.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { keyOf } from './column-lines.ts';
import { DecisionDialog } from './decision-dialog.tsx';
import { heldBy, type Person } from './key-holders.ts';
import { Problem } from './problem.tsx';

interface HolderCellProps {
  column: KeysOfColumn;
  person: Person;
  /** There is nobody else: nothing is given or taken. */
  fixed: boolean;
}

/** Whether somebody has the key of a column; gives it at a click, and asks before it is taken away. */
export function HolderCell({ column, person, fixed }: HolderCellProps) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const explain = useExplain('columnEncryption');
  const [asking, setAsking] = useState(false);
  const holder = heldBy(column, person.id);
  const words = { name: person.name, column: keyOf(column) };
  const add = useMutation(
    api.columnEncryption.addHolder.mutationOptions({
      onSuccess: () => notify('good', t('keys.given', words)),
      onError: (error) => notify('danger', explain(error).what, explain(error).next),
    }),
  );
  const mine = column.readable;
  const says = holder
    ? t('keys.holds', { ...words, date: format.date(holder.since) })
    : mine
      ? t('keys.holdsNot', words)
      : t('keys.cannotGive', words);
  const Icon = holder ? Check : Minus;
  if (fixed || (!holder && person.left))
    return (
      <td className={c.cell}>
        <span className={c.held} data-held={holder ? true : undefined}>
          <Icon size={15} aria-hidden />
          <span className="visually-hidden">{t(holder ? 'keys.has' : 'keys.hasNot')}</span>
        </span>
      </td>
    );
  return (
    <td className={c.cell}>
      <Tooltip label={says}>
        <button
          type="button"
          className={c.held}
          data-held={holder ? true : undefined}
          data-left={person.left || undefined}
          aria-label={says}
          aria-pressed={holder !== undefined}
          aria-disabled={!mine || add.isPending}
          onClick={() => {
            if (!mine || add.isPending) return;
            if (holder) setAsking(true);
            else add.mutate({ planId: column.planId, volunteer: person.id });
          }}
        >
          <Icon size={15} aria-hidden />
        </button>
      </Tooltip>
      {asking && <RemoveDialog column={column} person={person} onClose={() => setAsking(false)} />}
    </td>
  );
}

interface RemoveDialogProps {
  column: KeysOfColumn;
  person: Person;
  onClose: () => void;
}

function RemoveDialog({ column, person, onClose }: RemoveDialogProps) {
  const t = useWords('columnEncryption');
  const words = { name: person.name, column: keyOf(column) };
  const remove = useMutation(
    api.columnEncryption.removeHolder.mutationOptions({
      onSuccess: () => {
        notify('good', t('keys.taken', words));
        onClose();
      },
    }),
  );
  return (
    <DecisionDialog
      title={t('keys.removeDialog.title', { name: person.name })}
      submit={t('keys.removeDialog.submit')}
      pending={remove.isPending}
      onSubmit={() => remove.mutate({ planId: column.planId, volunteer: person.id })}
      onClose={onClose}
    >
      <p>{t('keys.removeDialog.line', words)}</p>
      {remove.error && <Problem error={remove.error} />}
    </DecisionDialog>
  );
}
