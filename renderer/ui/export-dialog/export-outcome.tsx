import { Button } from '@mantine/core';
import type { ExportAlteration, ExportResult } from '../../../preload/contract/common.ts';
import { useWords } from '../../words.ts';
import { CopyButton } from '../copy-button.tsx';
import { Notice } from '../notice.tsx';
import { useFormat } from '../use-format.ts';
import c from './export-dialog.module.css';

interface ExportOutcomeProps {
  /** Undefined for an export that was stopped. */
  result: ExportResult | undefined;
  announced: number;
  columnWords: (key: string) => string;
  onClose: () => void;
}

/** What was written, what had to be altered, and whether it is what was announced. */
export function ExportOutcome({ result, announced, columnWords, onClose }: ExportOutcomeProps) {
  const t = useWords('exportDialog');
  const format = useFormat();
  return (
    <div className={c.form}>
      {result === undefined && <Notice kind="info" title={t('cancelled')} />}
      {result && (
        <>
          <Notice kind="good" title={t('done')}>
            {result.download === undefined ? t('saved') : t('downloaded')}
          </Notice>
          {result.rows !== announced && (
            <Notice kind="review">{t('mismatch', { announced, rows: result.rows })}</Notice>
          )}
          <dl className={c.facts}>
            <dt>{t('fileName')}</dt>
            <dd className="mono">{result.fileName}</dd>
            <dt>{t('rowsWritten')}</dt>
            <dd>{format.number(result.rows)}</dd>
            {result.sheets > 2 && (
              <>
                <dt>{t('sheets')}</dt>
                <dd>{format.number(result.sheets)}</dd>
              </>
            )}
            <dt>{t('size')}</dt>
            <dd>{format.bytes(result.bytes)}</dd>
            <dt>{t('fingerprint')}</dt>
            <dd className={c.hash}>
              <code>{result.sha256}</code>
              <CopyButton text={result.sha256} />
            </dd>
          </dl>
          {result.alterations.length > 0 && <Alterations list={result.alterations} columnWords={columnWords} />}
        </>
      )}
      <div className={c.foot}>
        <Button onClick={onClose} data-autofocus>
          {t('finished')}
        </Button>
      </div>
    </div>
  );
}

function Alterations({
  list,
  columnWords,
}: {
  list: readonly ExportAlteration[];
  columnWords: (key: string) => string;
}) {
  const t = useWords('exportDialog');
  // An example says "place, column key": the key is told in words.
  const place = (example: string) => example.replace(/, (\w+)$/, (_, key: string) => `, ${columnWords(key)}`);
  return (
    <Notice kind="info" title={t('alterations')}>
      <ul className={c.alterations}>
        {list.map(({ kind, count, examples }) => (
          <li key={kind}>
            {t(`alteration.${kind}`, { count })}
            {examples.length > 0 && (
              <span className={c.quiet}> ({t('examples', { list: examples.slice(0, 3).map(place).join(' ; ') })})</span>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
