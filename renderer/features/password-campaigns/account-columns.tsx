import { useMemo } from 'react';
import { systems } from '../../../preload/contract/common.ts';
import {
  type AccountVerdict,
  reasons as allReasons,
  changes,
  outcomes,
} from '../../../preload/contract/password-campaigns.ts';
import type { Column } from '../../ui/data-table/column.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { OutcomeMark } from './outcome-mark.tsx';
import c from './password-campaigns.module.css';

/** The columns of the table of accounts, in the language being spoken; the same array as long as it is spoken, so that rows stay as they are. */
export function useAccountColumns(): readonly Column<AccountVerdict>[] {
  const t = useWords('passwordCampaigns');
  const format = useFormat();
  return useMemo(() => accountColumns(t, format), [t, format]);
}

function accountColumns(
  t: ReturnType<typeof useWords<'passwordCampaigns'>>,
  format: ReturnType<typeof useFormat>,
): readonly Column<AccountVerdict>[] {
  // Looked up once: some hundred words are drawn at each letter typed.
  const short = said(allReasons, (reason) => t(`short.${reason}`));
  const outcomeOf = said(outcomes, (outcome) => t(`outcome.${outcome}`));
  const systemOf = said(systems, (system) => t(`systemShort.${system}`));
  const changeOf = said(changes, (change) => t(`change.${change}`));
  const verdict = ({ outcome, reasons }: AccountVerdict) =>
    outcome === 'weak' ? reasons.map((reason) => short[reason]).join(', ') : outcomeOf[outcome];
  return [
    {
      key: 'accountId',
      title: t('column.accountId'),
      width: 104,
      mono: true,
      sortable: true,
      text: (row) => row.accountId,
    },
    {
      key: 'login',
      title: t('column.login'),
      width: 132,
      grow: 1,
      mono: true,
      sortable: true,
      text: (row) => row.login,
    },
    { key: 'holder', title: t('column.holder'), width: 140, grow: 1.2, sortable: true, text: (row) => row.holder },
    {
      key: 'system',
      title: t('column.system'),
      width: 92,
      sortable: true,
      text: (row) => systemOf[row.system],
    },
    {
      key: 'reasons',
      title: t('column.reasons'),
      width: 190,
      grow: 2,
      sortable: true,
      text: verdict,
      cell: (row) => (
        <span className={c.verdict} data-quiet={row.outcome !== 'weak' || undefined}>
          <OutcomeMark outcome={row.outcome} />
          <span>{verdict(row)}</span>
        </span>
      ),
    },
    {
      key: 'passwordChangedOn',
      title: t('column.passwordChangedOn'),
      width: 108,
      align: 'right',
      sortable: true,
      text: (row) => (row.passwordChangedOn === null ? '' : format.date(row.passwordChangedOn)),
    },
    { key: 'change', title: t('column.change'), width: 168, text: (row) => changeOf[row.change] },
  ];
}

/** The word of each name. */
function said<Name extends string>(
  names: readonly Name[],
  word: (name: Name) => string,
): Readonly<Record<Name, string>> {
  return Object.fromEntries(names.map((name) => [name, word(name)])) as Record<Name, string>;
}
