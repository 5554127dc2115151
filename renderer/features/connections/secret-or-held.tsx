import type { SecretName } from '../../../preload/contract/connections.ts';
import { SecretField } from '../../ui/secret-field.tsx';
import { useWords } from '../../words.ts';
import type { FormParts } from './connection-form.tsx';

/** A secret to type; one that is held is never shown, its place says where it is kept. */
export function SecretOrHeld({
  name,
  label,
  draft,
  change,
  mistake,
  profile,
}: FormParts & { name: SecretName; label: string }) {
  const t = useWords('connections');
  const held = profile?.held.includes(name) ?? false;
  const where = profile?.keptIn === 'keychain' ? t('form.heldKeychain') : t('form.heldVault');
  return (
    <SecretField
      label={label}
      placeholder={held ? where : ''}
      description={held ? t('form.heldHint') : undefined}
      value={draft.secrets[name]}
      onChange={(event) => change({ secrets: { ...draft.secrets, [name]: event.currentTarget.value } })}
      error={mistake(name)}
    />
  );
}
