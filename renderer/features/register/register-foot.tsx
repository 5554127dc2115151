import { Button } from '@mantine/core';
import { type QueryClient, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import type { RegisterEntry, RegisterQuery } from '../../../preload/contract/register.ts';
import { api, client } from '../../client.ts';
import { countSelected, coversAll, type Selection } from '../../ui/data-table/selection.ts';
import { readRanges, type Source } from '../../ui/data-table/use-windows.ts';
import { ExportDialog } from '../../ui/export-dialog/export-dialog.tsx';
import { useKeys } from '../../ui/keys.ts';
import { useWords } from '../../words.ts';
import c from './register.module.css';

interface RegisterFootProps {
  query: RegisterQuery;
  total: number | undefined;
  selection: Selection;
  source: Source<RegisterEntry>;
  queries: QueryClient;
}

/** Under the table: how many are shown and picked, and their export. What is picked is what is exported; else all that match. */
export function RegisterFoot({ query, total = 0, selection, source, queries }: RegisterFootProps) {
  const t = useWords('register');
  const [exporting, setExporting] = useState(false);
  const picked = countSelected(selection);
  const everything = picked === 0 || coversAll(selection, total);
  const purposes = useQuery(
    api.register.exportPurposes.queryOptions({ staleTime: Number.POSITIVE_INFINITY, enabled: exporting }),
  );
  useKeys([{ keys: 'mod+e', says: t('export'), run: () => total > 0 && setExporting(true) }]);
  const select = async (): Promise<RegisterQuery> => {
    if (everything) return query;
    const rows = await readRanges(queries, source, selection);
    return { ...query, ids: rows.map(({ id }) => id) };
  };
  return (
    <div className={c.foot}>
      <span role="status">
        {t('shown', { count: total })}
        {picked > 0 && ` · ${t('selected', { count: picked })}`}
      </span>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<Download size={14} aria-hidden />}
        disabled={total === 0}
        onClick={() => setExporting(true)}
      >
        {picked > 0 ? t('exportSelection', { count: picked }) : t('export')}
      </Button>
      {exporting && (
        <ExportDialog
          subject={t('exportSubject')}
          count={everything ? total : picked}
          purposes={purposes.data}
          purposeWords={(key) => ({
            title: t(`purpose.${key as 'incident'}.title`, { defaultValue: key }),
            line: t(`purpose.${key as 'incident'}.line`, { defaultValue: '' }),
          })}
          columnWords={(key) => t(`exportColumn.${key as 'at'}`, { defaultValue: key })}
          run={async (request, signal) => client.register.export({ query: await select(), request }, { signal })}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  );
}
