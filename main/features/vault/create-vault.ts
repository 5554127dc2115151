import { mkdirSync, rmSync } from 'node:fs';
import { checkOf, currentKdf, deriveKey, newSalt } from '../../database/replica/key.ts';
import { createReplica } from '../../database/replica/open-replica.ts';
import { refusal } from '../../shared/refusal.ts';
import { newHeader, type VaultPlace, vaultExists, writeHeader } from './header.ts';
import { requireLength } from './passphrase.ts';

/** Makes a new vault and answers with its key. Refuses VAULT_EXISTS and PASSPHRASE_TOO_SHORT; leaves nothing half made. */
export async function createVault(place: VaultPlace, passphrase: string, now: Date): Promise<Buffer> {
  requireLength(passphrase);
  if (vaultExists(place)) throw refusal('VAULT_EXISTS');
  const salt = newSalt();
  const key = await deriveKey(passphrase, salt, currentKdf);
  makeVault(place, key, salt, now);
  return key;
}

/** The files of a vault for a key that is already known. */
export function makeVault(place: VaultPlace, key: Uint8Array, salt: Uint8Array, now: Date): void {
  mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  try {
    createReplica(place.replica, key, salt, now);
    writeHeader(place, newHeader(checkOf(key), now));
  } catch (error) {
    for (const file of [place.replica, `${place.replica}-wal`, `${place.replica}-shm`, place.header]) {
      rmSync(file, { force: true });
    }
    throw error;
  }
}
