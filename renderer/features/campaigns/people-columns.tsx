import { useMemo } from 'react';
import type { Campaign, Person } from '../../../preload/contract/campaigns.ts';
import type { Column } from '../../ui/data-table/column.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import { StandingMark } from './state-mark.tsx';
import { useCampaignWords } from './use-campaign-words.ts';

/** The columns of the people, in the language being spoken; the same array as long as it is spoken and the steps are the same. */
export function usePeopleColumns(campaign: Campaign): readonly Column<Person>[] {
  const t = useWords('campaigns');
  const words = useCampaignWords();
  const format = useFormat();
  const steps = JSON.stringify(campaign.steps);
  return useMemo((): readonly Column<Person>[] => {
    const of = { steps: JSON.parse(steps) as Campaign['steps'] };
    const about = ({ accounts: [first, ...rest] }: Person) => {
      if (first === undefined) return '';
      const one = `${first.login || first.accountId} : ${words.reasons(first.reasons)}`;
      return rest.length === 0 ? one : t('person.more', { first: one, count: rest.length });
    };
    const last = ({ last: message }: Person) =>
      message === undefined
        ? ''
        : `${words.step(of, message.step, message.kind)}, ${t(`deliveryShort.${message.state}`)}, ${format.date(message.at)}`;
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
        text: ({ address }) => address || t('person.noAddress'),
      },
      {
        key: 'standing',
        title: t('person.column.standing'),
        width: 178,
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
  }, [t, words, format, steps]);
}
