import { Button } from '@mantine/core';
import type { QueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Campaign, PeopleQuery, Person } from '../../../preload/contract/campaigns.ts';
import { countSelected, coversAll, type Selection } from '../../ui/data-table/selection.ts';
import { readRanges, type Source } from '../../ui/data-table/use-windows.ts';
import { useKeys } from '../../ui/keys.ts';
import { useWords } from '../../words.ts';
import { CampaignExport } from './campaign-export.tsx';
import c from './campaigns.module.css';

interface PeopleFootProps {
  campaign: Campaign;
  what: 'people' | 'letters';
  query: PeopleQuery;
  total: number | undefined;
  selection: Selection;
  source: Source<Person>;
  queries: QueryClient;
}

/** Under the table: how many are shown and picked, and their export. What is picked is what is exported; else all that match. */
export function PeopleFoot({ campaign, what, query, total, selection, source, queries }: PeopleFootProps) {
  const t = useWords('campaigns');
  const [exporting, setExporting] = useState(false);
  const picked = countSelected(selection);
  const everything = picked === 0 || coversAll(selection, total ?? 0);
  const possible = (total ?? 0) > 0;
  const name = what === 'people' ? t('export') : t('toReach.export');
  useKeys([{ keys: 'mod+e', says: name, run: () => possible && setExporting(true) }]);
  const select = async (): Promise<PeopleQuery> => {
    if (everything) return query;
    const rows = await readRanges(queries, source, selection);
    return { ...query, ids: rows.map(({ id }) => id) };
  };
  const shown = () => {
    if (total === undefined) return '';
    if (what === 'people' && total < campaign.people) return t('shownOf', { count: total, total: campaign.people });
    return t('shown', { count: total });
  };
  return (
    <div className={c.foot}>
      <span role="status">
        {shown()}
        {picked > 0 && ` · ${t('selected', { count: picked })}`}
      </span>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<Download size={14} aria-hidden />}
        disabled={!possible}
        onClick={() => setExporting(true)}
      >
        {picked > 0 ? t('exportSelection', { count: picked }) : name}
      </Button>
      {exporting && (
        <CampaignExport
          what={what}
          count={everything ? (total ?? 0) : picked}
          select={select}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  );
}
