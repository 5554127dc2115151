import type { Profile, Route, SecretName, Secrets } from '../../../preload/contract/connections.ts';

/** A connection as it is being typed; secrets are what was typed, empty meaning "keep the one that is held". */
export interface Draft {
  name: string;
  kind: Route['kind'];
  host: string;
  port: string;
  tls: 'system' | 'ca' | 'none';
  pem: string;
  sshHost: string;
  sshPort: string;
  sshUser: string;
  auth: 'key' | 'agent' | 'password';
  path: string;
  user: string;
  database: string;
  secrets: Record<SecretName, string>;
}

export type Field = Exclude<keyof Draft, 'secrets' | 'kind' | 'tls' | 'auth'> | SecretName;
export type Mistake = 'missing' | 'badPort' | 'badPath';

const noSecrets: Record<SecretName, string> = {
  databasePassword: '',
  sshPassword: '',
  sshKey: '',
  sshKeyPassphrase: '',
};

export const emptyDraft: Draft = {
  name: '',
  kind: 'ssh',
  host: '127.0.0.1',
  port: '3306',
  tls: 'none',
  pem: '',
  sshHost: '',
  sshPort: '22',
  sshUser: '',
  auth: 'key',
  path: '/run/mysqld/mysqld.sock',
  user: '',
  database: '',
  secrets: noSecrets,
};

/** What is known of a profile, ready to be changed. */
export function draftOf({ name, target }: Profile): Draft {
  if (target.kind === 'demonstration') return { ...emptyDraft, name };
  const { route, user, database } = target;
  const base: Draft = { ...emptyDraft, name, user, database, kind: route.kind };
  if (route.kind === 'socket') return { ...base, path: route.path };
  const { host, port, tls } = route;
  const placed: Draft = { ...base, host, port: String(port), tls: tls.kind, pem: tls.kind === 'ca' ? tls.pem : '' };
  if (route.kind === 'direct') return placed;
  const { ssh } = route;
  return { ...placed, sshHost: ssh.host, sshPort: String(ssh.port), sshUser: ssh.user, auth: ssh.auth };
}

/** Another way to go there: a direct way must verify the server, and rarely goes to this computer itself. */
export function withKind(draft: Draft, kind: Route['kind']): Draft {
  const here = draft.host === '127.0.0.1';
  if (kind === 'direct')
    return { ...draft, kind, tls: draft.tls === 'none' ? 'system' : draft.tls, host: here ? '' : draft.host };
  if (kind === 'ssh') return { ...draft, kind, host: draft.host === '' ? '127.0.0.1' : draft.host };
  return { ...draft, kind };
}

/** Which of the fields of this draft are shown, so must be right. */
export function fieldsOf({ kind, tls, auth }: Pick<Draft, 'kind' | 'tls' | 'auth'>): Field[] {
  const ca: Field[] = kind !== 'socket' && tls === 'ca' ? ['pem'] : [];
  const end: Field[] = ['user', 'database', 'databasePassword'];
  if (kind === 'socket') return ['name', 'path', ...end];
  if (kind === 'direct') return ['name', 'host', 'port', ...ca, ...end];
  const login: Field[] = { key: ['sshKey', 'sshKeyPassphrase'], agent: [], password: ['sshPassword'] }[auth] as Field[];
  return ['name', 'sshHost', 'sshPort', 'sshUser', ...login, 'host', 'port', ...ca, ...end];
}

const mayBeEmpty = new Set<Field>(['databasePassword', 'sshKeyPassphrase']);
const isSecret = (field: Field): field is SecretName => field in noSecrets;

/** What is wrong with the draft, by field; `held` are the secrets that need not be typed again. */
export function mistakesOf(draft: Draft, held: readonly SecretName[]): Partial<Record<Field, Mistake>> {
  const mistakes: Partial<Record<Field, Mistake>> = {};
  for (const field of fieldsOf(draft)) {
    const value = isSecret(field) ? draft.secrets[field] : draft[field].trim();
    const known = isSecret(field) && held.includes(field);
    if (value === '' && !mayBeEmpty.has(field) && !known) mistakes[field] = 'missing';
    else if ((field === 'port' || field === 'sshPort') && !isPort(value)) mistakes[field] = 'badPort';
    else if (field === 'path' && !value.startsWith('/')) mistakes[field] = 'badPath';
  }
  return mistakes;
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535;
}

function routeOf(draft: Draft): Route {
  if (draft.kind === 'socket') return { kind: 'socket', path: draft.path.trim() };
  const tls = draft.tls === 'ca' ? { kind: 'ca' as const, pem: draft.pem } : { kind: draft.tls };
  const end = { host: draft.host.trim(), port: Number(draft.port), tls };
  if (draft.kind === 'direct') return { kind: 'direct', ...end };
  const { sshHost, sshPort, sshUser, auth } = draft;
  return { kind: 'ssh', ssh: { host: sshHost.trim(), port: Number(sshPort), user: sshUser.trim(), auth }, ...end };
}

/** What is sent to be saved. Secrets that were not typed are absent, which keeps those that are held. */
export function requestOf(draft: Draft, id: string | undefined) {
  const shown = new Set(fieldsOf(draft));
  const typed = Object.entries(draft.secrets).filter(([name, value]) => value !== '' && shown.has(name as SecretName));
  return {
    ...(id === undefined ? {} : { id }),
    name: draft.name.trim(),
    target: {
      kind: 'server' as const,
      route: routeOf(draft),
      user: draft.user.trim(),
      database: draft.database.trim(),
    },
    secrets: Object.fromEntries(typed) as Secrets,
  };
}
