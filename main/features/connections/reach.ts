import type { z } from 'zod';
import type { SecretName, Target } from '../../../preload/contract/connections.ts';
import { CannotReach, type Reach } from '../../database/ouvadmin/ouvadmin.ts';
import type { SecretRoom } from '../../keychain/secret-room.ts';
import type { ConnectionStore } from './store.ts';

export type ServerTarget = Extract<z.infer<typeof Target>, { kind: 'server' }>;

export interface ReachDeps {
  readonly store: ConnectionStore;
  readonly secrets: SecretRoom<SecretName>;
  readonly demonstrationFile: () => Promise<string>;
}

/** Profile and secrets as what openOuvadmin wants. Refuses CONNECTION_UNKNOWN; CannotReach when the keychain is silent. */
export async function reachOf({ store, secrets, demonstrationFile }: ReachDeps, id: string): Promise<Reach> {
  const { target, hostKey } = store.get(id);
  if (target.kind === 'demonstration') return { dialect: 'sqlite', file: await demonstrationFile() };
  const { values, lost } = await secrets.read(id);
  const needed = secretsOf(target);
  for (const name of lost) if (needed.includes(name)) throw keychainSilent(target, name);
  const { route, user, database } = target;
  const used = Object.fromEntries(
    needed.map((name) => [name, values[name]]).filter(([, value]) => value !== undefined),
  );
  return { dialect: 'mysql', route, user, database, ...used, ...(hostKey === undefined ? {} : { hostKey }) };
}

/** The secrets that this way of connecting can use; others have no reason to be kept. */
export function secretsOf(target: z.infer<typeof Target>): SecretName[] {
  if (target.kind === 'demonstration') return [];
  if (target.route.kind !== 'ssh') return ['databasePassword'];
  const { auth } = target.route.ssh;
  if (auth === 'key') return ['databasePassword', 'sshKey', 'sshKeyPassphrase'];
  return auth === 'password' ? ['databasePassword', 'sshPassword'] : ['databasePassword'];
}

function keychainSilent({ route, user }: ServerTarget, name: SecretName): CannotReach {
  const because = 'keychain';
  if (name === 'databasePassword' || route.kind !== 'ssh')
    return new CannotReach({ code: 'login-refused', facts: { user, because } });
  return new CannotReach({ code: 'ssh-auth-refused', facts: { user: route.ssh.user, host: route.ssh.host, because } });
}
