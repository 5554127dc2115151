import { createHash } from 'node:crypto';
import { newSalt } from '../../database/replica/key.ts';
import { makeVault } from './create-vault.ts';
import { type VaultPlace, vaultExists } from './header.ts';

/** The demonstration holds invented people only: its key is no secret, so that it opens without a passphrase. */
const demonstrationKey = createHash('sha256').update('ouvadesk demonstration').digest();

/** The key of the demonstration's vault, which is made at its first opening. */
export function demonstrationVaultKey(place: VaultPlace, now: Date): Buffer {
  if (!vaultExists(place)) makeVault(place, demonstrationKey, newSalt(), now);
  return demonstrationKey;
}
