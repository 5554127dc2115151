import type { Delivery, DeliveryPlace } from '../../../preload/contract/column-encryption.ts';
import { type SshLoginDraft, type SshSecretName, sshSecretNames } from '../../ui/ssh-login.tsx';

/** Where the key file goes, as it is being typed; secrets are what was typed, empty meaning "keep the one that is held". */
export interface Draft extends SshLoginDraft {
  path: string;
}

export type Field = 'host' | 'port' | 'user' | 'path' | SshSecretName;
export type Mistake = 'missing' | 'badPort' | 'badPath';

export const noSecrets: Draft['secrets'] = { sshPassword: '', sshKey: '', sshKeyPassphrase: '' };

/** What is known of the place, ready to be changed. */
export function draftOf(place: DeliveryPlace | undefined): Draft {
  if (place === undefined) return { host: '', port: '22', user: '', auth: 'key', path: '', secrets: noSecrets };
  return { ...place, port: String(place.port), secrets: noSecrets };
}

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;

/** Which secret the chosen way to log in cannot do without. */
const needed: Record<Draft['auth'], SshSecretName | undefined> = {
  key: 'sshKey',
  password: 'sshPassword',
  agent: undefined,
};

/** What stands in the way of saving, by field. */
export function mistakesOf(draft: Draft, held: Delivery['held']): Partial<Record<Field, Mistake>> {
  const mistakes: Partial<Record<Field, Mistake>> = {};
  for (const field of ['host', 'port', 'user', 'path'] as const)
    if (draft[field].trim() === '') mistakes[field] = 'missing';
  if (mistakes.port === undefined && !isPort(draft.port.trim())) mistakes.port = 'badPort';
  if (mistakes.path === undefined && !draft.path.trim().startsWith('/')) mistakes.path = 'badPath';
  const secret = needed[draft.auth];
  if (secret !== undefined && draft.secrets[secret] === '' && !held.includes(secret)) mistakes[secret] = 'missing';
  return mistakes;
}

/** What is sent to be saved: secrets that were not typed are absent, which keeps those that are held. */
export function requestOf({ host, port, user, auth, path, secrets }: Draft) {
  const typed = sshSecretNames.filter((name) => secrets[name] !== '').map((name) => [name, secrets[name]]);
  return {
    place: { host: host.trim(), port: Number(port), user: user.trim(), auth, path: path.trim() },
    secrets: Object.fromEntries(typed) as Partial<Record<SshSecretName, string>>,
  };
}
