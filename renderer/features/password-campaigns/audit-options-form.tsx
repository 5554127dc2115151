import { Checkbox, NativeSelect } from '@mantine/core';
import type { AuditOptions } from '../../../preload/contract/password-campaigns.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { guessabilityTime, slowGuessTime } from './estimate.ts';
import c from './password-campaigns.module.css';

interface AuditOptionsFormProps {
  options: AuditOptions;
  /** How many the last audit of this database read; undefined before the first. */
  accounts: number | undefined;
  onChange: (options: AuditOptions) => void;
}

const guesses = [0, 20, 100, 1_000, 10_000];
const years = [0, 1, 2, 3, 5, 10];
const withCurrent = (list: readonly number[], current: number) =>
  [...new Set([...list, current])].sort((one, other) => one - other);

/** The examinations of an audit, each with the time that it takes at most. */
export function AuditOptionsForm({ options, accounts, onChange }: AuditOptionsFormProps) {
  const t = useWords('passwordCampaigns');
  const format = useFormat();
  const count = accounts === undefined ? undefined : t('accounts', { count: accounts });
  const estimate =
    accounts === undefined
      ? ''
      : t('startForm.guessabilityEstimate', { time: format.duration(guessabilityTime(accounts)), accounts: count });
  return (
    <fieldset className={c.part}>
      <legend className={c.legend}>{t('startForm.options')}</legend>
      <Checkbox
        size="xs"
        label={t('startForm.guessability')}
        description={t('startForm.guessabilityHelp', { estimate })}
        checked={options.guessability}
        onChange={(event) => onChange({ ...options, guessability: event.currentTarget.checked })}
      />
      <div className={c.option}>
        <NativeSelect
          size="xs"
          label={t('startForm.slow')}
          description={`${t('startForm.slowHelp')} ${slowWords()}`}
          inputWrapperOrder={['label', 'input', 'description']}
          value={String(options.slowGuesses)}
          onChange={(event) => onChange({ ...options, slowGuesses: Number(event.currentTarget.value) })}
          data={withCurrent(guesses, options.slowGuesses).map((value) => ({
            value: String(value),
            label: value === 0 ? t('startForm.slowNone') : format.number(value),
          }))}
        />
      </div>
      <div className={c.option}>
        <NativeSelect
          size="xs"
          label={t('startForm.unchanged')}
          value={String(options.unchangedYears)}
          onChange={(event) => onChange({ ...options, unchangedYears: Number(event.currentTarget.value) })}
          data={withCurrent(years, options.unchangedYears).map((value) => ({
            value: String(value),
            label: value === 0 ? t('startForm.never') : t('startForm.years', { count: value }),
          }))}
        />
      </div>
    </fieldset>
  );

  function slowWords(): string {
    const { slowGuesses } = options;
    if (slowGuesses === 0) return '';
    if (accounts === undefined)
      return t('startForm.slowUnknown', { each: format.duration(slowGuessTime(1, slowGuesses)) });
    return t('startForm.slowEstimate', {
      time: format.duration(slowGuessTime(accounts, slowGuesses)),
      accounts: count,
    });
  }
}
