import { useMemo } from 'react';
import type { Person } from '../../../preload/contract/campaigns.ts';
import type { Column } from '../../ui/data-table/column.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import { StandingMark } from './state-mark.tsx';
import { useCampaignWords } from './use-campaign-words.ts';

/** The columns of the people, in the language being spoken; the same array as long as it is spoken. */
export function usePeopleColumns(): readonly Column<Person>[] {
  const t = useWords('campaigns');
  const words = useCampaignWords();
  const format = useFormat();
  return useMemo((): readonly Column<Person>[] => {
    const about = ({ accounts: [first, ...rest] }: Person) => {
      if (first === undefined) return '';
      const one = t('person.account', { login: first.login || first.accountId, reasons: words.reasons(first.reasons) });
      return rest.length === 0 ? one : t('person.more', { first: one, count: rest.length });
    };
    const last = ({ last: message }: Person) =>
      message === undefined
        ? ''
        : t('person.lastOf', { day: format.date(message.at), fate: t(`deliveryShort.${message.state}`) });
    return [
      {
        key: 'name',
        title: t('person.column.name'),
        width: 130,
        grow: 1,
        sortable: true,
        text: ({ name }) => name || t('person.noName'),
      },
      {
        key: 'address',
        title: t('person.column.address'),
        width: 150,
        grow: 1.2,
        sortable: true,
        text: ({ address }) => address,
      },
      {
        key: 'standing',
        title: t('person.column.standing'),
        width: 214,
        sortable: true,
        text: ({ standing }) => t(`standing.${standing}`),
        cell: ({ standing }) => (
          <span className={c.standing}>
            <StandingMark standing={standing} />
            <span>{t(`standing.${standing}`)}</span>
          </span>
        ),
      },
      {
        key: 'cause',
        title: t('person.column.cause'),
        width: 190,
        text: ({ unreachable }) => (unreachable === undefined ? '' : t(`unreachable.${unreachable}`)),
      },
      { key: 'accounts', title: t('person.column.accounts'), width: 170, grow: 1.6, sortable: true, text: about },
      { key: 'said', title: t('person.column.said'), width: 130, grow: 1, text: ({ last: one }) => one?.said ?? '' },
      { key: 'last', title: t('person.column.last'), width: 170, grow: 0.8, sortable: true, text: last },
      {
        key: 'next',
        title: t('person.column.next'),
        width: 110,
        text: ({ next }) => (next === undefined ? '' : format.date(next.on)),
      },
    ];
  }, [t, words, format]);
}
