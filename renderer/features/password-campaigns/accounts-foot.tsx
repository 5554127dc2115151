import { Button } from '@mantine/core';
import { type QueryClient, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { AccountsQuery, AccountVerdict, Audit } from '../../../preload/contract/password-campaigns.ts';
import { api, client } from '../../client.ts';
import { countSelected, coversAll, type Selection } from '../../ui/data-table/selection.ts';
import { readRanges, type Source } from '../../ui/data-table/use-windows.ts';
import { ExportDialog } from '../../ui/export-dialog/export-dialog.tsx';
import { useKeys } from '../../ui/keys.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './password-campaigns.module.css';
import { places } from './places.ts';

interface AccountsFootProps {
  audit: Audit;
  query: AccountsQuery;
  total: number | undefined;
  selection: Selection;
  source: Source<AccountVerdict>;
  queries: QueryClient;
}

/** Under the table: how many are shown and picked, and their export. What is picked is what is exported; else all that match. */
export function AccountsFoot({ audit, query, total, selection, source, queries }: AccountsFootProps) {
  const t = useWords('passwordCampaigns');
  const campaign = useWords('campaigns');
  const format = useFormat();
  const [exporting, setExporting] = useState(false);
  const picked = countSelected(selection);
  const everything = picked === 0 || coversAll(selection, total ?? 0);
  const possible = (total ?? 0) > 0;
  useKeys([{ keys: 'mod+e', says: t('export'), run: () => possible && setExporting(true) }]);

  return (
    <div className={c.foot}>
      <span role="status">
        {total !== undefined &&
          (total < audit.accounts
            ? t('shownOf', { shown: total, total: audit.accounts })
            : t('shown', { count: total }))}
        {picked > 0 && ` · ${t('selected', { count: picked })}`}
      </span>
      <span className={c.footActions}>
        {audit.state === 'done' && (
          <Link href={campaignOf(audit, query)} className={c.footLink ?? ''}>
            {campaign('prepare')}
          </Link>
        )}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Download size={14} aria-hidden />}
          disabled={!possible}
          onClick={() => setExporting(true)}
        >
          {picked > 0 ? t('exportSelection', { count: picked }) : t('export')}
        </Button>
      </span>
      {exporting && (
        <Export
          subject={t('exportSubject', { day: format.date(audit.startedAt) })}
          count={everything ? (total ?? 0) : picked}
          onClose={() => setExporting(false)}
          select={async () => {
            if (everything) return query;
            const rows = await readRanges(queries, source, selection);
            return { ...query, rows: rows.map(({ row }) => row) };
          }}
        />
      )}
    </div>
  );
}

/** Where a campaign is prepared from this audit and these filters. */
function campaignOf({ id }: Audit, { systems, reasons }: AccountsQuery): string {
  const says = new URLSearchParams({ audit: id });
  if (systems.length > 0) says.set('systems', systems.join(','));
  if (reasons.length > 0) says.set('reasons', reasons.join(','));
  return `${places.campaign}?${says}`;
}

interface ExportProps {
  subject: string;
  count: number;
  select: () => Promise<AccountsQuery>;
  onClose: () => void;
}

function Export({ subject, count, select, onClose }: ExportProps) {
  const t = useWords('passwordCampaigns');
  const purposes = useQuery(api.passwordCampaigns.exportPurposes.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  return (
    <ExportDialog
      subject={subject}
      count={count}
      purposes={purposes.data}
      purposeWords={(key) => ({
        title: t(`purpose.${key as 'follow-up'}.title`, { defaultValue: key }),
        line: t(`purpose.${key as 'follow-up'}.line`, { defaultValue: '' }),
      })}
      columnWords={(key) => t(`exportColumn.${key as 'login'}`, { defaultValue: key })}
      run={async (request, signal) => client.passwordCampaigns.export({ query: await select(), request }, { signal })}
      onClose={onClose}
    />
  );
}
