import { v7 as uuid } from 'uuid';
import type { SnapshotPart } from '../../database/journal/journal.ts';
import { cannotRead } from '../../sync/failures.ts';
import { type Place, seal, unseal } from '../../sync/seal.ts';
import type { ContactDeps, ContactStep, TeamKeys } from './contact-deps.ts';

/** Operations after which a newcomer is better served by a new snapshot. */
const worthIt = 20_000;

/**
 * A laptop that has nothing of the team's takes the newest snapshot that can be read, if there is one, and need not replay
 * everything.
 */
export async function* readSnapshot(deps: ContactDeps, signal: AbortSignal): AsyncGenerator<ContactStep, void, void> {
  const { journal, sharing } = deps;
  const me = sharing.identity.device();
  if (sharing.inbox.had().some(({ device, last }) => device !== me && last > 0)) return;
  for (const { id, parts } of await journal.snapshots(signal)) {
    yield { step: 'reading-snapshot', done: 0, total: parts };
    if (await read(deps, id, signal)) return;
  }
}

/** False where it was altered, or comes from a newer application: the batches tell the same, only more slowly. */
async function read({ journal, sharing, keys }: ContactDeps, id: string, signal: AbortSignal): Promise<boolean> {
  try {
    await sharing.snapshots.read(opened(id, journal.snapshotParts(id, signal), keys), signal);
    return true;
  } catch (error) {
    if (cannotRead(error)) return false;
    throw error;
  }
}

async function* opened(id: string, parts: AsyncIterable<SnapshotPart>, keys: TeamKeys): AsyncGenerator<Uint8Array> {
  for await (const part of parts) yield unseal(keyOf(keys, part.epoch), placeOf(id, part), part.sealed);
}

/** Leaves a snapshot for newcomers once there is much to replay since the last. */
export async function writeSnapshotIfDue({ journal, sharing, keys }: ContactDeps, signal: AbortSignal): Promise<void> {
  if (sharing.snapshots.operationsSince() < worthIt) return;
  const id = uuid();
  await journal.addSnapshot(id, sealed(id, sharing.snapshots.write(signal), keys), signal);
}

async function* sealed(id: string, parts: AsyncIterable<Uint8Array>, keys: TeamKeys): AsyncGenerator<SnapshotPart> {
  let part = 0;
  for await (const { bytes, final } of withFinal(parts)) {
    part += 1;
    const place = { part, final, epoch: keys.epoch };
    yield { ...place, sealed: seal(keyOf(keys, keys.epoch), placeOf(id, place), bytes) };
  }
}

function keyOf(keys: TeamKeys, epoch: number): Uint8Array {
  const key = keys.keyOf(epoch);
  if (!key) throw new Error(`The key of epoch ${epoch} is missing.`);
  return key;
}

/** Each part with whether it is the last, which is known once there is no other. */
async function* withFinal(parts: AsyncIterable<Uint8Array>) {
  let held: Uint8Array | undefined;
  for await (const bytes of parts) {
    if (held) yield { bytes: held, final: false };
    held = bytes;
  }
  if (held) yield { bytes: held, final: true };
}

/** What binds a part to its place; the final one cannot pass for another. */
const placeOf = (snapshot: string, { part, final, epoch }: Omit<SnapshotPart, 'sealed'>): Place => ({
  what: 'ouvadesk snapshot 1',
  where: [snapshot, part, final ? 'final' : 'more', epoch],
});
