import { Button } from '@mantine/core';
import type { JournalEntry } from '../../../preload/contract/exports.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './screen.module.css';

interface JournalPanelProps {
  entry: JournalEntry;
  onMark: () => void;
  onClose: () => void;
}

/** All that the journal knows of one export. */
export function JournalPanel({ entry, onMark, onClose }: JournalPanelProps) {
  const t = useWords('exports');
  const campaigns = useWords('passwordCampaigns');
  const format = useFormat();
  const column = (key: string) =>
    entry.dataset === 'hand-over'
      ? t(`handOverPart.${key as 'audits'}`, { defaultValue: key })
      : campaigns(`exportColumn.${key as 'login'}`, { defaultValue: key });
  return (
    <SidePanel
      name="exports"
      title={t('panel', { day: format.date(entry.at) })}
      line={t(`dataset.${entry.dataset as 'password-verdicts'}`, { defaultValue: entry.dataset })}
      onClose={onClose}
      footer={
        entry.deletedOn !== undefined || !entry.mine ? undefined : (
          <Button variant="default" onClick={onMark}>
            {t('mark')}
          </Button>
        )
      }
    >
      <dl className={c.facts}>
        <dt>{t('who')}</dt>
        <dd>{entry.mine ? t('you') : entry.author || t('nobody')}</dd>
        <dt>{t('subject')}</dt>
        <dd>{entry.subject}</dd>
        <dt>{t('purpose')}</dt>
        <dd>{t(`purposes.${entry.purpose as 'follow-up'}`, { defaultValue: entry.purpose })}</dd>
        <dt>{t('file')}</dt>
        <dd className="mono">{entry.fileName}</dd>
        <dt>{t('rows')}</dt>
        <dd>{format.number(entry.rows)}</dd>
        <dt>{t('columns')}</dt>
        <dd>{entry.columns.map(column).join(', ')}</dd>
        <dt>{t('deleteBy')}</dt>
        <dd>{format.date(entry.deleteBy)}</dd>
        <dt>{t('note')}</dt>
        <dd className={c.note}>{entry.note === '' ? t('none') : entry.note}</dd>
        <dt>{t('fingerprint')}</dt>
        <dd>
          <code className={c.hash}>{entry.sha256}</code> <CopyButton text={entry.sha256} />
        </dd>
      </dl>
    </SidePanel>
  );
}
