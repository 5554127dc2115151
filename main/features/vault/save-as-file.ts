import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Progress } from '../../../preload/contract/common.ts';
import type { SavedVault } from '../../../preload/contract/vault.ts';
import { checkOf } from '../../database/replica/key.ts';
import type { Replica } from '../../database/replica/replica.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ShellPowers } from '../../shared/powers.ts';
import { refusal } from '../../shared/refusal.ts';
import type { NewLock } from './backup-messages.ts';
import { backupName } from './backup-name.ts';
import type { EnvelopeHeader } from './envelope.ts';
import { readHeader, type VaultPlace } from './header.ts';
import { type SaveOrder, saveVault } from './save-vault.ts';
import { removeCopy } from './write-backup.ts';

interface SaveAsFile {
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly shell: Pick<ShellPowers, 'chooseSaveTarget' | 'abandonSaveTarget'>;
  readonly place: VaultPlace;
  readonly replica: Replica;
  readonly locale: 'fr' | 'en';
  readonly handOver?: NewLock;
  readonly note: SaveOrder['note'];
}

/**
 * Asks where to save, then writes the open vault in a job and follows it. Leaving the loop stops it only where nobody could
 * fetch the file any more.
 */
export async function* saveAsFile(order: SaveAsFile): AsyncGenerator<Progress, SavedVault, void> {
  const { jobs, clock, shell, place, replica, handOver, note } = order;
  const kind: EnvelopeHeader['kind'] = handOver ? 'hand-over' : 'backup';
  const now = clock();
  const fileName = backupName(kind, order.locale, now);
  const target = await shell.chooseSaveTarget(fileName);
  if (!target) throw refusal('EXPORT_CANCELLED');
  if (!replica.db.open) {
    await shell.abandonSaveTarget(target);
    throw refusal('VAULT_LOCKED');
  }
  const { id, createdAt, kdf } = readHeader(place, now);
  const known = { format: 1 as const, kind, savedAt: now.toISOString() };
  const header = handOver
    ? { ...known, id: randomUUID(), vaultCreatedAt: now.toISOString(), kdf: handOver.kdf, check: checkOf(handOver.key) }
    : { ...known, id, vaultCreatedAt: createdAt, kdf, check: checkOf(replica.address.key) };
  const running = jobs.run(
    kind,
    target.download ? fileName : basename(target.path),
    (signal) =>
      saveVault(
        { shell, target, fileName, replica: replica.address, copy: newCopy(place), header, handOver, note },
        signal,
      ),
    { facts: ({ bytes }) => ({ bytes }) },
  );
  let ended = false;
  try {
    const saved = yield* running.follow();
    ended = true;
    return saved;
  } finally {
    if (!ended && target.download) running.cancel();
  }
}

const copyPrefix = (place: VaultPlace) => `${basename(place.replica)}.copy-`;

function newCopy(place: VaultPlace): string {
  return join(place.folder, `${copyPrefix(place)}${randomBytes(4).toString('hex')}`);
}

/** Removes the copies that backups cut short have left beside a vault that nobody else has open. */
export function removeCopies(place: VaultPlace): void {
  for (const name of readdirSync(place.folder))
    if (name.startsWith(copyPrefix(place))) removeCopy(join(place.folder, name));
}
