import type { Keychain } from '../../../main/shared/powers.ts';

/** A keychain in memory, with its entries to look at; `refuses` makes it say no. */
export function memoryKeychain(
  refuses: (operation: 'get' | 'set' | 'delete', account: string) => boolean = () => false,
) {
  const entries = new Map<string, string>();
  const ask = (operation: 'get' | 'set' | 'delete', account: string) => {
    if (refuses(operation, account)) throw new Error('the keychain is locked');
  };
  const keychain: Keychain = {
    provider: 'keyring',
    async get(account) {
      ask('get', account);
      return entries.get(account);
    },
    async set(account, value) {
      ask('set', account);
      entries.set(account, value);
    },
    async delete(account) {
      ask('delete', account);
      entries.delete(account);
    },
  };
  return { keychain, entries };
}
