import { Button, Checkbox, Radio, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { CsvProfile, ExportFormat, ExportPurpose, ExportRequest } from '../../../preload/contract/common.ts';
import { useExplain } from '../../refusals/explain.ts';
import { useLocale, useWords } from '../../words.ts';
import { intoSight } from '../into-sight.ts';
import { Notice } from '../notice.tsx';
import { useFormat } from '../use-format.ts';
import { dayAfter } from './days.ts';
import c from './export-dialog.module.css';

interface ExportFormProps {
  count: number;
  purposes: readonly ExportPurpose[];
  purposeWords: (key: string) => { title: string; line?: string };
  columnWords: (key: string) => string;
  error: unknown;
  onSubmit: (request: ExportRequest) => void;
  onCancel: () => void;
}

/** What is asked of an export. A purpose brings its columns and its date of deletion; both can then be narrowed. */
export function ExportForm(props: ExportFormProps) {
  const { count, purposes, purposeWords, columnWords, error, onSubmit, onCancel } = props;
  const t = useWords('exportDialog');
  const common = useWords('ui');
  const explain = useExplain('exportDialog');
  const inWords = useFormat();
  const locale = useLocale();
  const [purpose, setPurpose] = useState<ExportPurpose>();
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const [format, setFormat] = useState<ExportFormat>('ods');
  const [profile, setProfile] = useState<CsvProfile>('tableur-francais');
  const [note, setNote] = useState('');
  const [deleteBy, setDeleteBy] = useState('');
  const columns = purpose?.columns.filter((column) => !removed.includes(column)) ?? [];
  const past = deleteBy !== '' && deleteBy <= dayAfter(0);
  const ready = purpose !== undefined && columns.length > 0 && deleteBy !== '' && !past;

  const choose = (key: string) => {
    const next = purposes.find((one) => one.key === key);
    setPurpose(next);
    setRemoved([]);
    if (next) setDeleteBy(dayAfter(next.keepDays));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onSubmit({ purpose: purpose.key, note: note.trim(), columns, format, profile, locale, deleteBy });
  };

  return (
    <form className={c.form} onSubmit={submit}>
      {error !== undefined && <Refused {...explain(error)} />}
      <Radio.Group
        label={t('purpose')}
        value={purpose?.key ?? null}
        onChange={choose}
        classNames={{ label: c.legend ?? '' }}
      >
        <div className={c.purposes}>
          {purposes.map(({ key }) => {
            const { title, line } = purposeWords(key);
            return <Radio key={key} size="xs" value={key} label={title} description={line} />;
          })}
        </div>
      </Radio.Group>
      {purpose && (
        <>
          <fieldset className={c.part}>
            <legend className={c.legend}>{t('columns')}</legend>
            <p className={c.quiet}>{columns.length > 0 ? t('columnsLine') : t('noColumn')}</p>
            <div className={c.columns}>
              {purpose.columns.map((key) => (
                <Checkbox
                  key={key}
                  size="xs"
                  label={columnWords(key)}
                  checked={!removed.includes(key)}
                  onChange={(event) =>
                    setRemoved(event.currentTarget.checked ? removed.filter((one) => one !== key) : [...removed, key])
                  }
                />
              ))}
            </div>
          </fieldset>
          <fieldset className={c.part}>
            <legend className={c.legend}>{t('format')}</legend>
            <SegmentedControl
              size="xs"
              aria-label={t('format')}
              value={format}
              onChange={(value) => setFormat(value as ExportFormat)}
              data={(['ods', 'xlsx', 'csv'] as const).map((value) => ({ value, label: t(`formats.${value}`) }))}
            />
            {format === 'csv' && (
              <Radio.Group
                aria-label={t('profile')}
                value={profile}
                onChange={(value) => setProfile(value as CsvProfile)}
              >
                <div className={c.purposes}>
                  {(['tableur-francais', 'echange'] as const).map((value) => (
                    <Radio key={value} size="xs" value={value} label={t(`profiles.${value}`)} />
                  ))}
                </div>
              </Radio.Group>
            )}
          </fieldset>
          <div className={c.pair}>
            <Textarea
              size="xs"
              label={t('note')}
              description={t('noteHelp')}
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              maxLength={500}
              autosize
              minRows={1}
              maxRows={4}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <TextInput
              size="xs"
              type="date"
              label={t('deleteBy')}
              description={deleteBy === '' ? undefined : t('deleteByHelp', { day: inWords.date(deleteBy) })}
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              error={past ? t('deleteByPast') : undefined}
              min={dayAfter(1)}
              value={deleteBy}
              onChange={(event) => setDeleteBy(event.currentTarget.value)}
            />
          </div>
        </>
      )}
      <div className={c.foot}>
        <span className={c.count}>{t('count', { count })}</span>
        <Button variant="default" onClick={onCancel}>
          {common('cancel')}
        </Button>
        <Button type="submit" disabled={!ready}>
          {t('submit')}
        </Button>
      </div>
    </form>
  );
}

function Refused({ what, why, next }: { what: string; why?: string | undefined; next?: string | undefined }) {
  return (
    <div ref={intoSight} className={c.refused}>
      <Notice kind="review" title={what}>
        {[why, next].filter(Boolean).join(' ')}
      </Notice>
    </div>
  );
}
