import type { Profile, SecretName } from '../../../preload/contract/connections.ts';
import type { Keychain } from '../../shared/powers.ts';
import type { ConnectionStore, StoredSecret } from './store.ts';

export type SecretValues = Partial<Record<SecretName, string>>;

/** Under which name the keychain knows a secret of a connection. */
export const keychainAccount = (id: string, name: SecretName) => `connection ${id} ${name}`;

/**
 * Keeps secrets in the operating system's keychain where it takes them, else in the encrypted replica. Nothing here
 * answers the screen: values only go to `reach.ts`.
 */
export function secretRoom(store: ConnectionStore, keychain: Keychain | undefined) {
  /** The keychain may be locked, full, or refuse a long key: then the vault has it. */
  async function place(id: string, name: SecretName, value: string): Promise<StoredSecret> {
    try {
      await keychain?.set(keychainAccount(id, name), value);
      return { name, value: keychain ? null : value };
    } catch {
      return { name, value };
    }
  }

  async function forget(id: string, names: readonly SecretName[]): Promise<void> {
    // An entry that the keychain will not give up harms nobody once no profile names it.
    for (const name of names) await keychain?.delete(keychainAccount(id, name)).catch(() => {});
  }

  return {
    place: (id: string, given: SecretValues): Promise<StoredSecret[]> =>
      Promise.all(Object.entries(given).map(([name, value]) => place(id, name as SecretName, value))),
    forget,
    /** What is held and can be had; `lost` names what the keychain should have and does not give. */
    async read(id: string): Promise<{ values: SecretValues; lost: SecretName[] }> {
      const values: SecretValues = {};
      const lost: SecretName[] = [];
      for (const { name, value } of store.secrets(id)) {
        const found = value ?? (await keychain?.get(keychainAccount(id, name)).catch(() => undefined));
        if (found === undefined) lost.push(name);
        else values[name] = found;
      }
      return { values, lost };
    },
    /** Which are held and where; `vault` as soon as one had to go there. */
    held(id: string): Pick<Profile, 'held' | 'keptIn'> {
      const secrets = store.secrets(id);
      const inVault = secrets.some(({ value }) => value !== null);
      return {
        held: secrets.map(({ name }) => name),
        keptIn: secrets.length === 0 ? 'nowhere' : inVault ? 'vault' : 'keychain',
      };
    },
  };
}

export type SecretRoom = ReturnType<typeof secretRoom>;
