import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { openCipher, rekey, saltOf } from '../../database/replica/cipher.ts';
import { checkFits, checkOf, currentKdf, deriveKey, newSalt } from '../../database/replica/key.ts';
import type { Replica } from '../../database/replica/replica.ts';
import { refusal } from '../../shared/refusal.ts';
import { syncFolder } from '../../shared/sync-folder.ts';
import { readHeader, settled, type VaultPlace, writeHeader } from './header.ts';
import { requireLength } from './passphrase.ts';

export interface NewKey {
  readonly key: Buffer;
  /** Puts the new file in the place of the old one; the replica must be closed by then. */
  swap(): void;
}

/**
 * Encrypts a copy of the open replica with a new passphrase and a new salt, and proves that it opens. Until swap() nothing
 * of the vault has changed; both keys are known to the header around the swap, so a crash at any instant leaves a vault
 * that opens with the old passphrase or with the new one. Refuses WRONG_PASSPHRASE and PASSPHRASE_TOO_SHORT.
 */
export async function changePassphrase(
  place: VaultPlace,
  replica: Replica,
  current: string,
  next: string,
  now: Date,
): Promise<NewKey> {
  requireLength(next);
  await requireCurrent(place, current, now);
  const salt = newSalt();
  const key = await deriveKey(next, salt, currentKdf);
  const copy = copyOf(place);
  // Taken now: closing the vault wipes its key.
  const checks = [checkOf(replica.address.key), checkOf(key)];
  try {
    rmSync(copy, { force: true });
    replica.db.prepare('VACUUM INTO ?').run(copy);
    reencrypt(copy, replica.address.key, key, salt);
  } catch (error) {
    rmSync(copy, { force: true });
    throw error;
  }
  return {
    key,
    swap() {
      const header = readHeader(place, now);
      writeHeader(place, { ...header, nextKdf: currentKdf, checks });
      renameSync(copy, place.replica);
      syncFolder(place.folder);
      writeHeader(place, { ...settled(header, currentKdf, key), remembered: false });
    },
  };
}

/** Where the copy under the new passphrase stands until it takes the place of the replica. */
export function copyOf(place: VaultPlace): string {
  return `${place.replica}.new`;
}

async function requireCurrent(place: VaultPlace, current: string, now: Date): Promise<void> {
  const header = readHeader(place, now);
  const salt = saltOf(place.replica);
  const key = salt && (await deriveKey(current, salt, header.kdf));
  if (!key || !header.checks.some((check) => checkFits(key, check))) throw refusal('WRONG_PASSPHRASE');
}

function reencrypt(file: string, oldKey: Uint8Array, key: Uint8Array, salt: Uint8Array): void {
  const oldSalt = saltOf(file);
  if (!oldSalt) throw new Error('The copy of the replica has no head.');
  const db = openCipher(file, oldKey, oldSalt);
  try {
    db.pragma('journal_mode = DELETE');
    rekey(db, key, salt);
  } finally {
    db.close();
  }
  const proof = openCipher(file, key, salt);
  try {
    const sound = proof.pragma('integrity_check(1)', { simple: true });
    if (sound !== 'ok') throw new Error(`The copy under the new passphrase is not sound: ${sound}`);
  } finally {
    proof.close();
  }
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}
