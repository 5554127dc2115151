import type { Profile, SecretName } from '../../../preload/contract/connections.ts';
import { type HeldIn, HeldSecret } from '../../ui/held-secret.tsx';
import type { FormParts } from './connection-form.tsx';

/** Where a secret of the connection is kept; undefined: none is. */
export function heldIn(profile: Profile | undefined, name: SecretName): HeldIn {
  if (!profile?.held.includes(name)) return undefined;
  return profile.keptIn === 'keychain' ? 'keychain' : 'vault';
}

/** A secret of the connection to type, or the one that is held. */
export function SecretOrHeld({
  name,
  label,
  draft,
  change,
  mistake,
  profile,
}: FormParts & { name: SecretName; label: string }) {
  return (
    <HeldSecret
      label={label}
      held={heldIn(profile, name)}
      value={draft.secrets[name]}
      onChange={(text) => change({ secrets: { ...draft.secrets, [name]: text } })}
      error={mistake(name)}
    />
  );
}
