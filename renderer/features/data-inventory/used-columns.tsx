import { CloseButton, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type {
  ActivityColumn,
  ProcessingActivity,
  ProcessingRegister,
} from '../../../preload/contract/data-inventory.ts';
import { api } from '../../client.ts';
import { useWords } from '../../words.ts';
import c from './data-inventory.module.css';
import { Refused } from './refused.tsx';
import { useInventoryWords } from './use-inventory-words.ts';

const nameOf = ({ table, column }: ActivityColumn) => `${table}.${column}`;

/** The columns that an activity uses; what is attached or detached is written at once. */
export function UsedColumns({ activity, register }: { activity: ProcessingActivity; register: ProcessingRegister }) {
  const t = useWords('dataInventory');
  const words = useInventoryWords();
  const link = useMutation(api.dataInventory.linkColumns.mutationOptions());
  const { id, columns } = activity;
  return (
    <section className={c.panel}>
      <h3 className={c.heading}>{t('register.used')}</h3>
      <Refused error={link.error} />
      {columns.map((column) => (
        <span key={column.id} className={c.used}>
          <span>
            <span className={c.mono}>{nameOf(column)}</span>{' '}
            <span className="quiet">{words.category(column.category)}</span>
          </span>
          <CloseButton
            size="sm"
            aria-label={t('register.unlink', { name: nameOf(column) })}
            disabled={link.isPending}
            onClick={() => link.mutate({ id, add: [], remove: [column.id] })}
          />
        </span>
      ))}
      {register.unlinked.length > 0 && (
        <NativeSelect
          label={t('register.link')}
          value=""
          disabled={link.isPending}
          data={[
            { value: '', label: t('register.choose') },
            ...register.unlinked.map((column) => ({ value: column.id, label: nameOf(column) })),
          ]}
          onChange={(event) => link.mutate({ id, add: [event.currentTarget.value], remove: [] })}
        />
      )}
    </section>
  );
}
