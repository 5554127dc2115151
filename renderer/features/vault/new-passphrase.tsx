import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { minimumPassphraseLength } from '../../../preload/contract/passphrase.ts';
import { api } from '../../client.ts';
import { SecretField } from '../../ui/secret-field.tsx';
import { useWords } from '../../words.ts';
import c from './new-passphrase.module.css';
import { StrengthMeter } from './strength-meter.tsx';

export interface NewPassphrase {
  first: string;
  second: string;
}

export const noPassphrase: NewPassphrase = { first: '', second: '' };

/** Code points after NFC, as the vault counts them. */
const lengthOf = (text: string) => [...text.normalize('NFC')].length;

/** Whether it can be sent: long enough, and the same twice. */
export function isReady({ first, second }: NewPassphrase): boolean {
  return lengthOf(first) >= minimumPassphraseLength && first === second;
}

interface NewPassphraseProps {
  value: NewPassphrase;
  onChange: (value: NewPassphrase) => void;
  label: string;
  labelAgain: string;
  autoFocus?: boolean;
}

/** Two fields for a passphrase that is being chosen, with its strength as it is typed. */
export function NewPassphraseFields({ value, onChange, label, labelAgain, autoFocus }: NewPassphraseProps) {
  const t = useWords('vault');
  const passphrase = useDeferredValue(value.first);
  // gcTime 0: what was typed does not stay in the cache under its key.
  const strength = useQuery(
    api.vault.strength.queryOptions({
      input: { passphrase },
      enabled: passphrase !== '',
      gcTime: 0,
      placeholderData: (before) => before,
    }),
  );
  const different = value.second !== '' && !value.first.startsWith(value.second) && value.first !== value.second;
  return (
    <div className={c.fields}>
      <div>
        <SecretField
          label={label}
          description={t('create.hint', { minimum: minimumPassphraseLength })}
          value={value.first}
          onChange={(event) => onChange({ ...value, first: event.currentTarget.value })}
          data-autofocus={autoFocus || undefined}
          {...(autoFocus ? { autoFocus } : {})}
        />
        <StrengthMeter
          missing={Math.max(0, minimumPassphraseLength - lengthOf(value.first))}
          strength={value.first === '' ? undefined : strength.data}
        />
      </div>
      <SecretField
        label={labelAgain}
        value={value.second}
        onChange={(event) => onChange({ ...value, second: event.currentTarget.value })}
        error={different ? t('create.different') : undefined}
      />
    </div>
  );
}
