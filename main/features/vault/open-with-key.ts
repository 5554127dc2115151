import { existsSync, rmSync } from 'node:fs';
import { isUnreadable } from '../../database/replica/cipher.ts';
import { checkFits, type Kdf } from '../../database/replica/key.ts';
import { copiesOf, MigrationFailed } from '../../database/replica/migrate.ts';
import type { Migration } from '../../database/replica/migrations/migration.ts';
import { openReplica, ReplicaDamaged, ReplicaNewer } from '../../database/replica/open-replica.ts';
import type { Replica } from '../../database/replica/replica.ts';
import { refusal } from '../../shared/refusal.ts';
import { copyOf } from './change-passphrase.ts';
import { readHeader, settled, type VaultPlace, writeHeader } from './header.ts';
import { holdVault } from './hold-vault.ts';
import { removeCopies } from './save-as-file.ts';

export interface OpenVault {
  readonly replica: Replica;
  close(): Promise<void>;
}

/**
 * Opens a vault with its key, or refuses with what is known of the cause: WRONG_PASSPHRASE, VAULT_DAMAGED,
 * WRONG_PASSPHRASE_OR_DAMAGED, VAULT_NEWER, MIGRATION_FAILED, VAULT_IN_USE. A refusal leaves every file as it was. `kdf` is
 * what made the key of a passphrase, where one did.
 */
export async function openWithKey(
  place: VaultPlace,
  key: Uint8Array,
  now: Date,
  kdf?: Kdf,
  migrations?: readonly Migration[],
): Promise<OpenVault> {
  const header = readHeader(place, now);
  const known = header.checks.length > 0;
  const fits = header.checks.some((check) => checkFits(key, check));
  if (known && !fits) throw refusal('WRONG_PASSPHRASE');
  if (!existsSync(place.replica)) throw damaged('VAULT_DAMAGED', place);
  const letGo = holdVault(place.folder);
  try {
    const replica = await openReplica({ file: place.replica, key }, now, migrations);
    // Also ends a change of passphrase that was cut short: from here on only the key that opens is good.
    if (header.checks.length !== 1 || !fits) writeHeader(place, settled(header, kdf ?? header.kdf, key));
    rmSync(copyOf(place), { force: true });
    removeCopies(place);
    return {
      replica,
      async close() {
        await replica.close();
        letGo();
      },
    };
  } catch (error) {
    letGo();
    // Of two keys that a cut change of passphrase left, the other one opens.
    if (isUnreadable(error) && header.checks.length > 1) throw refusal('WRONG_PASSPHRASE');
    throw translate(error, place, fits);
  }
}

function translate(error: unknown, place: VaultPlace, fits: boolean): unknown {
  if (error instanceof ReplicaNewer) {
    return refusal('VAULT_NEWER', { fileVersion: error.fileVersion, appVersion: error.appVersion });
  }
  if (error instanceof MigrationFailed) return refusal('MIGRATION_FAILED', { step: error.step, copy: error.copy });
  if (error instanceof ReplicaDamaged) return damaged('VAULT_DAMAGED', place);
  if (isUnreadable(error)) return damaged(fits ? 'VAULT_DAMAGED' : 'WRONG_PASSPHRASE_OR_DAMAGED', place);
  return error;
}

function damaged(code: 'VAULT_DAMAGED' | 'WRONG_PASSPHRASE_OR_DAMAGED', place: VaultPlace) {
  return refusal(code, { folder: place.folder, copies: copiesOf(place.replica) });
}
