import { Button } from '@mantine/core';
import { Download, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { AccessAnswer } from '../../../preload/contract/column-encryption.ts';
import type { Profile } from '../../../preload/contract/connections.ts';
import { Notice } from '../../ui/notice.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { AccessExport } from './access-export.tsx';
import c from './column-encryption.module.css';
import type { Asked } from './use-access.ts';

interface AccessAnswerProps {
  base: Profile;
  asked: Asked;
  answer: AccessAnswer;
  onWipe: () => void;
}

/** What is written of the person, as text and as nothing else; what nobody reads is said, never shown. */
export function AccessAnswerPart({ base, asked, answer, onWipe }: AccessAnswerProps) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const [exporting, setExporting] = useState(false);
  const count = answer.rows.reduce((sum, { values }) => sum + values.length, 0);
  const damaged = answer.rows.some(({ values }) => values.some(({ was }) => was === 'damaged'));
  return (
    <div className={c.stack}>
      <Notice
        kind="info"
        action={
          <>
            <Button variant="default" leftSection={<EyeOff size={14} aria-hidden />} onClick={onWipe}>
              {t('access.wipe')}
            </Button>
            <Button
              variant="default"
              leftSection={<Download size={14} aria-hidden />}
              onClick={() => setExporting(true)}
            >
              {t('access.export')}
            </Button>
          </>
        }
      >
        {t('access.shownOf', { when: format.when(answer.at) })}
      </Notice>
      {damaged && <Notice kind="review">{t('access.damagedNote')}</Notice>}
      {answer.rows.map(({ table, key, label, values }) => (
        <section key={`${table} ${key}`} className={c.part}>
          <h2 className={c.partTitle}>
            {label} <code className="quiet">{table}</code>
          </h2>
          <dl>
            {values.map((value) => (
              <div key={value.column} className={c.pair}>
                <dt>
                  <code>{value.column}</code>
                </dt>
                <dd>
                  <Value value={value} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {exporting && <AccessExport base={base} asked={asked} count={count} onClose={() => setExporting(false)} />}
    </div>
  );
}

type Read = AccessAnswer['rows'][number]['values'][number];

function Value({ value: { value, was } }: { value: Read }) {
  const t = useWords('columnEncryption');
  if (was === 'hidden' || was === 'damaged' || was === 'no-key')
    return <span className={was === 'hidden' ? 'quiet' : c.review}>{t(`access.was.${was}`)}</span>;
  const nothing = value === null ? t('access.null') : value === '' ? t('access.emptyText') : undefined;
  return (
    <>
      {nothing === undefined ? <span className={c.value}>{value}</span> : <span className="quiet">{nothing}</span>}
      {was === 'encrypted' && <span className={c.under}>{t('access.was.encrypted')}</span>}
    </>
  );
}
