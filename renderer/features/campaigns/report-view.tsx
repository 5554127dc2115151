import { Button } from '@mantine/core';
import { Download, Printer } from 'lucide-react';
import { useState } from 'react';
import { type Campaign, PeopleQuery } from '../../../preload/contract/campaigns.ts';
import { useWords } from '../../words.ts';
import { CampaignExport } from './campaign-export.tsx';
import c from './campaigns.module.css';
import { PrintedReport } from './printed-report.tsx';
import { ReportText } from './report-text.tsx';

/** What can be told of a campaign to whoever must not know names: counts only, to print or to export. */
export function ReportView({ campaign }: { campaign: Campaign }) {
  const t = useWords('campaigns');
  const [exporting, setExporting] = useState(false);
  const rows = Object.values(campaign.counts).filter((count) => count > 0).length;
  return (
    <div className={c.view}>
      <div className={c.reportActions}>
        <p className="quiet">{t('report.anonymous')}</p>
        <span className={c.pairOfButtons}>
          <Button variant="default" leftSection={<Printer size={14} aria-hidden />} onClick={() => print()}>
            {t('report.print')}
          </Button>
          <Button variant="default" leftSection={<Download size={14} aria-hidden />} onClick={() => setExporting(true)}>
            {t('report.export')}
          </Button>
        </span>
      </div>
      <ReportText campaign={campaign} />
      <PrintedReport campaign={campaign} />
      {exporting && (
        <CampaignExport
          what="report"
          count={rows}
          select={async () => PeopleQuery.parse({ campaignId: campaign.id })}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  );
}
