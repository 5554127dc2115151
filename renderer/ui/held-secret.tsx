import { useWords } from '../words.ts';
import { SecretField } from './secret-field.tsx';

/** Where a secret is kept that is never shown again; undefined: none is. */
export type HeldIn = 'keychain' | 'vault' | undefined;

interface HeldSecretProps {
  label: string;
  held: HeldIn;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** A secret to type; one that is held is never shown, its place says where it is kept. */
export function HeldSecret({ label, held, value, onChange, error }: HeldSecretProps) {
  const t = useWords('ui');
  return (
    <SecretField
      label={label}
      placeholder={held === undefined ? '' : t(`held.${held}`)}
      description={held === undefined ? undefined : t('held.hint')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
    />
  );
}
