import { useQuery } from '@tanstack/react-query';
import type { PeopleQuery } from '../../../preload/contract/campaigns.ts';
import { api, client } from '../../client.ts';
import { ExportDialog } from '../../ui/export-dialog/export-dialog.tsx';
import { useWords } from '../../words.ts';

interface CampaignExportProps {
  what: 'people' | 'letters' | 'report';
  /** Rows announced. */
  count: number;
  select: () => Promise<PeopleQuery>;
  onClose: () => void;
}

/** The export of people, of those to write to by post, or of the report. */
export function CampaignExport({ what, count, select, onClose }: CampaignExportProps) {
  const t = useWords('campaigns');
  const purposes = useQuery(
    api.campaigns.exportPurposes.queryOptions({ input: { what }, staleTime: Number.POSITIVE_INFINITY }),
  );
  const subjects = { people: t('exportPeople'), letters: t('exportLetters'), report: t('report.subject') };
  return (
    <ExportDialog
      subject={subjects[what]}
      count={count}
      purposes={purposes.data}
      purposeWords={(key) => ({
        title: t(`purpose.${key as 'report'}.title`, { defaultValue: key }),
        line: t(`purpose.${key as 'report'}.line`, { defaultValue: '' }),
      })}
      columnWords={(key) => t(`exportColumn.${key as 'name'}`, { defaultValue: key })}
      run={async (request, signal) => client.campaigns.export({ what, query: await select(), request }, { signal })}
      onClose={onClose}
    />
  );
}
