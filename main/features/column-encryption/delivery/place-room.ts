import type { DeliveryPlace, DeliverySecrets } from '../../../../preload/contract/column-encryption.ts';
import type { SshPlace } from '../../../database/ouvadmin/connect-ssh.ts';
import { CannotReach } from '../../../database/ouvadmin/ouvadmin.ts';
import { type SecretValues, secretRoom } from '../../../keychain/secret-room.ts';
import { refusal } from '../../../shared/refusal.ts';
import type { DeliveryDeps } from './deps.ts';
import type { Sftp } from './sftp.ts';
import { type DeliverySecretName, deliverySecretNames, deliveryStore } from './store.ts';

/** Where a key file goes, and the way there: place, secrets, the server's own key. Secrets go in and never come back. */
export function openPlaceRoom({ db, keychain }: Pick<DeliveryDeps, 'db' | 'keychain'>, closing: AbortSignal) {
  const store = deliveryStore(db);
  const secrets = secretRoom<DeliverySecretName>('key-delivery', store, keychain);

  /** Refuses NO_PLACE. */
  function placeOf(connectionId: string) {
    const found = store.find(connectionId);
    if (!found) throw refusal('NO_PLACE');
    return found;
  }

  return {
    find: store.find,
    held: (connectionId: string) => secrets.held(connectionId).held,
    placeOf,
    async setPlace(connectionId: string, place: DeliveryPlace, asked: DeliverySecrets): Promise<void> {
      const before = store.find(connectionId);
      const { given, forgotten } = sortSecrets(place, asked);
      const placed = await secrets.place(connectionId, given);
      // Another server shows another key.
      const same = before?.place.host.toLowerCase() === place.host.toLowerCase() && before.place.port === place.port;
      store.save(connectionId, { place, hostKey: same ? before.hostKey : undefined }, placed, forgotten);
      const movedToVault = placed.filter(({ value }) => value !== null).map(({ name }) => name);
      await secrets.forget(connectionId, before ? [...forgotten, ...movedToVault] : []);
    },
    /** Refuses NO_PLACE, CANNOT_REACH. */
    async hostKey(connectionId: string, signal?: AbortSignal): Promise<{ fingerprint: string }> {
      const { place } = placeOf(connectionId);
      const { showHostKey } = await import('../../../database/ouvadmin/ssh-tunnel.ts');
      return { fingerprint: await showHostKey(sshOf(place), { signal, limit: 10_000 }).catch(asRefusal) };
    },
    /** Refuses NO_PLACE. */
    acceptHostKey(connectionId: string, fingerprint: string): void {
      if (!store.setHostKey(connectionId, fingerprint)) throw refusal('NO_PLACE');
    },
    /** Logged in on the server while the deed lasts. Refuses NO_PLACE; fails as CannotReach, host-key-unknown among others. */
    async onServer<Result>(
      connectionId: string,
      deed: (sftp: Sftp) => Promise<Result>,
      signal?: AbortSignal,
    ): Promise<Result> {
      const { place, hostKey } = placeOf(connectionId);
      const stop = signal ? AbortSignal.any([signal, closing]) : closing;
      const { values, lost } = await secrets.read(connectionId);
      if (lost.some((name) => secretsOf(place).includes(name))) throw keychainSilent(place);
      const { openSftp } = await import('./sftp.ts');
      const sftp = await openSftp(sshOf(place), { ...values, ...(hostKey === undefined ? {} : { hostKey }) }, stop);
      try {
        return await deed(sftp);
      } finally {
        sftp.end();
      }
    },
  };
}

const sshOf = ({ host, port, user, auth }: DeliveryPlace): SshPlace => ({ ssh: { host, port, user, auth } });

function secretsOf({ auth }: DeliveryPlace): DeliverySecretName[] {
  if (auth === 'key') return ['sshKey', 'sshKeyPassphrase'];
  return auth === 'password' ? ['sshPassword'] : [];
}

/** An absent field keeps what is held, null or nothing forgets it, and so does a way of logging in that cannot use it. */
function sortSecrets(place: DeliveryPlace, asked: DeliverySecrets) {
  const usable = secretsOf(place);
  const given: SecretValues<DeliverySecretName> = {};
  for (const name of usable) {
    const value = asked[name];
    if (value) given[name] = value;
  }
  const forgotten = deliverySecretNames.filter(
    (name) => !usable.includes(name) || asked[name] === null || asked[name] === '',
  );
  return { given, forgotten };
}

const keychainSilent = ({ user, host }: DeliveryPlace) =>
  new CannotReach({ code: 'ssh-auth-refused', facts: { user, host, because: 'keychain' } });

/** CannotReach as the refusal CANNOT_REACH. */
export const asRefused = (error: unknown): unknown =>
  error instanceof CannotReach ? refusal('CANNOT_REACH', error.problem) : error;

export function asRefusal(error: unknown): never {
  throw asRefused(error);
}
