import { createPortal } from 'react-dom';
import type { Campaign } from '../../../preload/contract/campaigns.ts';
import { Mark } from '../../ui/mark.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import p from './report.module.css';
import { ReportText } from './report-text.tsx';

/** What comes out of the printer: the report, and nothing else of the window. Never seen on the screen. */
export function PrintedReport({ campaign }: { campaign: Campaign }) {
  const t = useWords('campaigns');
  const format = useFormat();
  return createPortal(
    <div className={p.sheet} aria-hidden>
      <header className={p.head}>
        <Mark />
        <span>{t('report.made', { date: format.date(new Date().toISOString()) })}</span>
      </header>
      <h1 className={p.title}>{t('report.head', { name: campaign.name })}</h1>
      <ReportText campaign={campaign} />
      <p className={p.note}>{t('report.anonymous')}</p>
    </div>,
    document.body,
  );
}
