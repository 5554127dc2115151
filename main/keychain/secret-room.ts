import type { Keychain } from '../shared/powers.ts';

export type SecretValues<Name extends string> = Partial<Record<Name, string>>;

/** `value` is null for a secret that the keychain holds. */
export interface StoredSecret<Name extends string> {
  readonly name: Name;
  readonly value: string | null;
}

/** Where the vault notes which secrets are held, and keeps those that no keychain took. */
export interface SecretStore<Name extends string> {
  secrets(id: string): readonly StoredSecret<Name>[];
}

/** Under which name the keychain knows a secret: "connection 0190… databasePassword". */
export const keychainAccount = (what: string, id: string, name: string) => `${what} ${id} ${name}`;

/**
 * Keeps secrets in the operating system's keychain where it takes them, else in the encrypted replica. `what` names what
 * they are secrets of ("connection"). Nothing here answers the screen.
 */
export function secretRoom<Name extends string>(
  what: string,
  store: SecretStore<Name>,
  keychain: Keychain | undefined,
): SecretRoom<Name> {
  /** The keychain may be locked, full, or refuse a long key: then the vault has it. */
  async function place(id: string, name: Name, value: string): Promise<StoredSecret<Name>> {
    try {
      await keychain?.set(keychainAccount(what, id, name), value);
      return { name, value: keychain ? null : value };
    } catch {
      return { name, value };
    }
  }

  return {
    place: (id, given) =>
      Promise.all(Object.entries(given).map(([name, value]) => place(id, name as Name, value as string))),
    async forget(id, names) {
      // An entry that the keychain will not give up harms nobody once no profile names it.
      for (const name of names) await keychain?.delete(keychainAccount(what, id, name)).catch(() => {});
    },
    async read(id) {
      const values: SecretValues<Name> = {};
      const lost: Name[] = [];
      for (const { name, value } of store.secrets(id)) {
        const found = value ?? (await keychain?.get(keychainAccount(what, id, name)).catch(() => undefined));
        if (found === undefined) lost.push(name);
        else values[name] = found;
      }
      return { values, lost };
    },
    held(id) {
      const secrets = store.secrets(id);
      const inVault = secrets.some(({ value }) => value !== null);
      return {
        held: secrets.map(({ name }) => name),
        keptIn: secrets.length === 0 ? 'nowhere' : inVault ? 'vault' : 'keychain',
      };
    },
  };
}

export interface SecretRoom<Name extends string> {
  place(id: string, given: SecretValues<Name>): Promise<StoredSecret<Name>[]>;
  forget(id: string, names: readonly Name[]): Promise<void>;
  /** What is held and can be had; `lost` names what the keychain should have and does not give. */
  read(id: string): Promise<{ values: SecretValues<Name>; lost: Name[] }>;
  /** Which are held and where; `vault` as soon as one had to go there. */
  held(id: string): { held: Name[]; keptIn: 'keychain' | 'vault' | 'nowhere' };
}
