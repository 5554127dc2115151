import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { type SecretName, type Secrets, secretNames, type Target } from '../../../preload/contract/connections.ts';
import { isPrivateKey } from '../../database/ouvadmin/ssh-key.ts';
import type { SecretRoom, SecretValues } from '../../keychain/secret-room.ts';
import { readAuthorities } from '../../shared/authorities.ts';
import type { Clock } from '../../shared/clock.ts';
import { refusal } from '../../shared/refusal.ts';
import { secretsOf } from './reach.ts';
import type { ConnectionStore, StoredConnection } from './store.ts';

type AnyTarget = z.infer<typeof Target>;

export interface ProfileInput {
  readonly id?: string | undefined;
  readonly name: string;
  readonly target: AnyTarget;
  readonly secrets: Secrets;
}

/**
 * Makes a profile or changes one, and gives its id. Secrets that the new way of connecting cannot use are forgotten, and so
 * is the accepted host key once the SSH server is another.
 */
export async function saveProfile(
  { store, secrets, clock }: { store: ConnectionStore; secrets: SecretRoom<SecretName>; clock: Clock },
  input: ProfileInput,
): Promise<string> {
  const before = input.id === undefined ? undefined : store.get(input.id);
  const id = before?.id ?? randomUUID();
  if (store.nameTaken(input.name, id)) throw refusal('NAME_TAKEN');
  const target = checkTarget(input.target);
  const { given, forgotten } = sortSecrets(target, input.secrets);
  const placed = await secrets.place(id, given);
  const hostKey = keptHostKey(before, target);
  const changed = placed.length > 0 || !isDeepStrictEqual(before?.target, target);
  store.save({ id, name: input.name, target, hostKey }, placed, forgotten, { changed, now: clock().toISOString() });
  const movedToVault = placed.filter(({ value }) => value !== null).map(({ name }) => name);
  await secrets.forget(id, before ? [...forgotten, ...movedToVault] : []);
  return id;
}

/** Refusals TLS_REQUIRED and CA_UNREADABLE; keeps of a CA text its certificates only, for it comes back to the screen. */
export function checkTarget(target: AnyTarget): AnyTarget {
  if (target.kind === 'demonstration' || target.route.kind === 'socket') return target;
  const { route } = target;
  // Also on this machine: whoever can listen on a loopback port is not yet the database. There is the socket.
  if (route.kind === 'direct' && route.tls.kind === 'none') throw refusal('TLS_REQUIRED');
  if (route.tls.kind !== 'ca') return target;
  const authorities = readAuthorities(route.tls.pem);
  if (!authorities) throw refusal('CA_UNREADABLE');
  return { ...target, route: { ...route, tls: { kind: 'ca', pem: `${authorities.join('\n')}\n` } } };
}

/** An absent field keeps what is held, null or nothing forgets it, and so does a target that cannot use it. */
function sortSecrets(target: AnyTarget, asked: Secrets) {
  const usable = secretsOf(target);
  const given: SecretValues<SecretName> = {};
  for (const name of usable) {
    const value = asked[name];
    if (value) given[name] = value;
  }
  if (given.sshKey !== undefined && !isPrivateKey(given.sshKey)) throw refusal('SSH_KEY_UNREADABLE');
  const forgotten = secretNames.filter((name) => !usable.includes(name) || asked[name] === null || asked[name] === '');
  return { given, forgotten };
}

function keptHostKey(before: StoredConnection | undefined, target: AnyTarget): string | undefined {
  const was = sshPlace(before?.target);
  return was !== undefined && was === sshPlace(target) ? before?.hostKey : undefined;
}

function sshPlace(target: AnyTarget | undefined): string | undefined {
  if (target?.kind !== 'server' || target.route.kind !== 'ssh') return undefined;
  return `${target.route.ssh.host.toLowerCase()} ${target.route.ssh.port}`;
}
