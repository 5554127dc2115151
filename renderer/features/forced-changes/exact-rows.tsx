import { useMemo, useState } from 'react';
import type { DryRun, ForcedRow } from '../../../preload/contract/forced-changes.ts';
import { api, client } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import type { Column } from '../../ui/data-table/column.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { nothing, type Selection } from '../../ui/data-table/selection.ts';
import type { Source } from '../../ui/data-table/use-windows.ts';
import { Empty } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import c from './forced-changes.module.css';

const rowHeight = 32;
const most = 12;

/** Every row that would be written, and what would be written there. */
export function ExactRows({ dryRun }: { dryRun: DryRun }) {
  const t = useWords('forcedChanges');
  const explain = useExplain('forcedChanges');
  const columns = useColumns();
  const source = useMemo(() => sourceOf(dryRun.id), [dryRun.id]);
  const [selection, setSelection] = useState<Selection>(nothing);
  const height = (Math.min(dryRun.rows, most) + 1) * rowHeight + 34;
  return (
    <section className={c.rows}>
      <h2 className={c.rowsTitle}>{t('rows.title')}</h2>
      <div className={c.rowsBox} style={{ height }}>
        <DataTable<ForcedRow>
          name="forced-rows"
          label={t('rows.table')}
          columns={columns}
          source={source}
          selection={selection}
          onSelection={setSelection}
          onOpen={() => {}}
          explain={explain}
          empty={<Empty title={t('rows.empty')} />}
          foot={(total) => <p className={c.rowsFoot}>{total !== undefined && t('rows.shown', { count: total })}</p>}
        />
      </div>
    </section>
  );
}

function useColumns(): readonly Column<ForcedRow>[] {
  const t = useWords('forcedChanges');
  const audit = useWords('passwordCampaigns');
  return useMemo(() => {
    const change = ({ column, value, former }: ForcedRow): string => {
      if (value === undefined) return t('rows.secret', { column });
      if (former === undefined) return t('rows.to', { column, value });
      return t('rows.fromTo', { column, value, former: former === null || former === '' ? t('rows.nothing') : former });
    };
    return [
      { key: 'accountId', title: t('rows.accountId'), width: 104, mono: true, text: ({ accountId }) => accountId },
      { key: 'login', title: t('rows.login'), width: 132, grow: 1, mono: true, text: ({ login }) => login },
      { key: 'person', title: t('rows.person'), width: 120, grow: 1, text: ({ person }) => person },
      { key: 'system', title: t('rows.system'), width: 92, text: ({ system }) => audit(`systemShort.${system}`) },
      { key: 'change', title: t('rows.change'), width: 260, grow: 1.8, mono: true, text: change },
    ];
  }, [t, audit]);
}

function sourceOf(dryRunId: string): Source<ForcedRow> {
  return {
    id: dryRunId,
    window: (offset, limit) => {
      const input = { dryRunId, offset, limit };
      return {
        queryKey: api.forcedChanges.rows.queryKey({ input }),
        queryFn: ({ signal }) => client.forcedChanges.rows(input, { signal }),
      };
    },
  };
}
