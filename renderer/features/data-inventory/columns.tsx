import { useMemo } from 'react';
import type { InventoryColumn } from '../../../preload/contract/data-inventory.ts';
import type { Column } from '../../ui/data-table/column.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './data-inventory.module.css';
import { StateMark } from './state-mark.tsx';
import { useInventoryWords } from './use-inventory-words.ts';

/** A row, and whether it is the first of its table: the name of a table is said once. */
export type Row = InventoryColumn & { readonly first: boolean };

/** The columns of the inventory, in the language being spoken. */
export function useInventoryColumns(): readonly Column<Row>[] {
  const t = useWords('dataInventory');
  const format = useFormat();
  const words = useInventoryWords();
  return useMemo(
    () => [
      {
        key: 'table',
        title: t('column.table'),
        width: 116,
        grow: 0.7,
        text: ({ table }) => table,
        cell: ({ table, first }) => <span className={first ? c.table : c.again}>{table}</span>,
      },
      { key: 'column', title: t('column.column'), width: 136, grow: 0.9, mono: true, text: ({ column }) => column },
      {
        key: 'category',
        title: t('column.category'),
        width: 148,
        grow: 0.8,
        text: ({ category }) => words.category(category),
      },
      { key: 'because', title: t('column.because'), width: 140, grow: 1.4, text: words.brief },
      {
        key: 'confidence',
        title: t('column.confidence'),
        width: 74,
        align: 'right',
        text: ({ confidence, category }) => (category && confidence > 0 ? format.percent(confidence) : ''),
      },
      {
        key: 'sample',
        title: t('column.sample'),
        width: 116,
        grow: 0.8,
        mono: true,
        text: ({ sample }) => sample[0] ?? '',
      },
      {
        key: 'treatment',
        title: t('column.treatment'),
        width: 108,
        grow: 0.4,
        text: ({ proposedTreatment }) => words.treatment(proposedTreatment),
      },
      {
        key: 'state',
        title: t('column.state'),
        width: 124,
        text: (row) => [words.state(row), words.change(row)].filter(Boolean).join(', '),
        cell: (row) => (
          <span className={c.state} data-state={row.state}>
            <StateMark state={row.state} />
            {words.change(row) || words.state(row)}
          </span>
        ),
      },
    ],
    [t, format, words],
  );
}
