import { useMemo } from 'react';
import type { RegisterEntry } from '../../../preload/contract/register.ts';
import type { Column } from '../../ui/data-table/column.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { useEntryWords } from './entry-words.ts';
import { OutcomeMark } from './outcome-mark.tsx';
import c from './register.module.css';

/** The columns of the register, in the language being spoken. */
export function useRegisterColumns(): readonly Column<RegisterEntry>[] {
  const t = useWords('register');
  const format = useFormat();
  const words = useEntryWords();
  return useMemo(
    () => [
      {
        key: 'at',
        title: t('column.at'),
        width: 148,
        sortable: true,
        text: ({ at }) => `${format.date(at)}, ${format.time(at)}`,
      },
      { key: 'author', title: t('column.author'), width: 128, grow: 0.6, sortable: true, text: words.who },
      {
        key: 'what',
        title: t('column.what'),
        width: 176,
        grow: 0.8,
        sortable: true,
        text: ({ what }) => words.what(what),
      },
      {
        key: 'subject',
        title: t('column.subject'),
        width: 150,
        grow: 1.2,
        sortable: true,
        text: ({ subject }) => subject,
      },
      { key: 'details', title: t('column.details'), width: 160, grow: 1.2, text: words.brief },
      {
        key: 'outcome',
        title: t('column.outcome'),
        width: 104,
        text: ({ outcome }) => t(`outcome.${outcome}`),
        cell: ({ outcome }) => (
          <span className={c.outcome} data-outcome={outcome}>
            <OutcomeMark outcome={outcome} />
            {t(`outcome.${outcome}`)}
          </span>
        ),
      },
    ],
    [t, format, words],
  );
}
