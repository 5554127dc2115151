import { NumberInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { owaspArgon2id } from '../../../preload/contract/column-encryption.ts';
import { api } from '../../client.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { argonOf, usualArgon } from './decide-draft.ts';
import type { TreatmentParts } from './treatment-form.tsx';

/** How much a hash costs, with what that means here, measured once the hand rests. */
export function ArgonFields({ draft, change, mistakes }: TreatmentParts) {
  const t = useWords('columnEncryption');
  const { memoryMib, passes, lanes } = draft;
  const usual = memoryMib === usualArgon.memoryMib && passes === usualArgon.passes && lanes === usualArgon.lanes;
  const number = (
    name: 'memoryMib' | 'passes' | 'lanes',
    label: string,
    wrong: string,
    [min, max]: [number, number],
  ) => (
    <NumberInput
      size="xs"
      label={label}
      min={min}
      max={max}
      clampBehavior="none"
      allowNegative={false}
      allowDecimal={false}
      value={draft[name]}
      onChange={(value) => change({ ...draft, [name]: typeof value === 'number' ? value : '' })}
      error={mistakes.has(name) ? wrong : undefined}
    />
  );
  return (
    <fieldset className={c.inner}>
      <legend className={c.heading}>{t('decideForm.argon.legend')}</legend>
      <p className="quiet">{t('decideForm.argon.line')}</p>
      <div className={c.thirds}>
        {number(
          'memoryMib',
          `${t('decideForm.argon.memory')} (${t('decideForm.argon.memoryUnit')})`,
          t('decideForm.argon.wrong.memory'),
          [8, 1024],
        )}
        {number('passes', t('decideForm.argon.passes'), t('decideForm.argon.wrong.passes'), [1, 20])}
        {number('lanes', t('decideForm.argon.lanes'), t('decideForm.argon.wrong.lanes'), [1, 16])}
      </div>
      <Measured draft={draft} />
      {!usual && (
        <button type="button" className={c.link} onClick={() => change({ ...draft, ...usualArgon })}>
          {t('decideForm.argon.usual')}
        </button>
      )}
    </fieldset>
  );
}

function Measured({ draft }: Pick<TreatmentParts, 'draft'>) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const asked = argonOf(draft);
  const [rested] = useDebouncedValue(asked, 400);
  const measured = useQuery(
    api.columnEncryption.measureArgon2id.queryOptions({
      input: rested ?? owaspArgon2id,
      enabled: rested !== undefined,
      staleTime: Number.POSITIVE_INFINITY,
      placeholderData: keepPreviousData,
    }),
  );
  if (asked === undefined) return null;
  const waits = measured.isPending || measured.isPlaceholderData || JSON.stringify(asked) !== JSON.stringify(rested);
  return (
    <p className={c.measured} aria-live="polite" data-waits={waits || undefined}>
      {measured.data === undefined || waits
        ? t('decideForm.argon.measuring')
        : t('decideForm.argon.measured', {
            time: format.duration(measured.data.milliseconds),
            threads: format.number(measured.data.threads),
            perSecond: format.number(measured.data.perSecond, measured.data.perSecond < 10 ? 1 : 0),
          })}
    </p>
  );
}
