import { NativeSelect, Radio, Textarea } from '@mantine/core';
import { useLocale, useWords } from '../../words.ts';
import { ArgonFields } from './argon-fields.tsx';
import c from './column-encryption.module.css';
import { type Draft, type Field, indexKinds, type Kind, kinds } from './decide-draft.ts';
import { places } from './places.ts';
import { useClocks } from './use-columns.ts';

export interface TreatmentParts {
  draft: Draft;
  change: (draft: Draft) => void;
  /** The fields that stand in the way, once saving was tried. */
  mistakes: ReadonlySet<Field>;
}

/** The four things that can become of a column, each in a sentence, with what it asks for under the one that is chosen. */
export function TreatmentForm({ proposed, ...parts }: TreatmentParts & { proposed: Kind | undefined }) {
  const t = useWords('columnEncryption');
  const { draft, change } = parts;
  return (
    <fieldset className={c.choices}>
      <legend className={c.legend}>{t('decideForm.title')}</legend>
      {kinds.map((kind) => (
        <div key={kind} className={c.choice} data-on={draft.kind === kind || undefined}>
          <Radio
            name="treatment"
            value={kind}
            checked={draft.kind === kind}
            onChange={() => change({ ...draft, kind })}
            label={
              <>
                {t(`decideForm.kind.${kind}`)}
                {proposed === kind && <span className={c.proposed}>{t('decideForm.proposed')}</span>}
              </>
            }
            description={t(`decideForm.means.${kind}`)}
            classNames={{ description: c.means ?? '' }}
          />
          {draft.kind === kind && (
            <div className={c.inside}>
              {kind === 'encrypt' && <IndexFields {...parts} />}
              {kind === 'hash' && <ArgonFields {...parts} />}
              {kind === 'purge' && <ClockField {...parts} />}
              {kind === 'leave' && <ReasonField {...parts} />}
            </div>
          )}
        </div>
      ))}
    </fieldset>
  );
}

function IndexFields({ draft, change }: TreatmentParts) {
  const t = useWords('columnEncryption');
  return (
    <fieldset className={c.inner}>
      <legend className={c.heading}>{t('decideForm.index.legend')}</legend>
      <p className="quiet">{t('decideForm.index.line')}</p>
      {indexKinds.map((index) => (
        <Radio
          key={index}
          size="xs"
          name="index"
          value={index}
          checked={draft.index === index}
          onChange={() => change({ ...draft, index })}
          label={t(`decideForm.index.${index}`)}
          description={t(`decideForm.index.${index}Line`)}
          classNames={{ description: c.means ?? '' }}
        />
      ))}
    </fieldset>
  );
}

function ClockField({ draft, change, mistakes }: TreatmentParts) {
  const t = useWords('columnEncryption');
  const clocks = useClocks(useLocale());
  if (clocks?.length === 0)
    return (
      <p>
        {t('decideForm.noClock')} <a href={`#${places.retention}`}>{t('decideForm.toRetention')}</a>
      </p>
    );
  return (
    <NativeSelect
      label={t('decideForm.clock')}
      value={draft.clock}
      data={[{ value: '', label: '' }, ...(clocks ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={(event) => change({ ...draft, clock: event.currentTarget.value })}
      error={mistakes.has('clock') ? t('decideForm.clockMissing') : undefined}
    />
  );
}

function ReasonField({ draft, change, mistakes }: TreatmentParts) {
  const t = useWords('columnEncryption');
  return (
    <Textarea
      label={t('decideForm.reason')}
      description={t('decideForm.reasonHint')}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      autosize
      minRows={2}
      maxRows={5}
      maxLength={500}
      value={draft.reason}
      onChange={(event) => change({ ...draft, reason: event.currentTarget.value })}
      error={mistakes.has('reason') ? t('decideForm.reasonMissing') : undefined}
    />
  );
}
