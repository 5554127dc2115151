import { randomBytes } from 'node:crypto';
import { SealBroken } from '../../sync/failures.ts';
import { seal, unseal } from '../../sync/seal.ts';
import type { ForcingTeam } from './deps.ts';
import { openRunCipher } from './run-cipher.ts';
import type { RunStore } from './run-store.ts';

const place = (run: string, epoch: number) => ({ what: 'ouvadesk forced run key 1', where: [run, epoch] });

/** What of a run's key is kept in its shared record. */
export interface KeptKey {
  readonly epoch: number;
  readonly key: string;
  readonly check: string;
}

/**
 * Makes the key of a run and says what of it is shared: where there is a team that shares this database, the key sealed
 * under the team's key; otherwise nothing, and the vault keeps it.
 */
export function makeRunKey(
  run: string,
  team: ForcingTeam | undefined,
  store: RunStore,
): { key: Buffer; kept: KeptKey } {
  const key = randomBytes(32);
  const check = openRunCipher(key).check();
  const teamKey = team?.keyOf(team.epoch);
  if (!team || !teamKey) {
    store.keepKey(run, key);
    return { key, kept: { epoch: 0, key: '', check } };
  }
  const sealed = seal(teamKey, place(run, team.epoch), key).toString('base64');
  return { key, kept: { epoch: team.epoch, key: sealed, check } };
}

/** The key of a run; undefined where this laptop has it not, or it is another than the run's. */
export function findRunKey(
  run: string,
  kept: KeptKey,
  team: Pick<ForcingTeam, 'keyOf'>,
  store: RunStore,
): Uint8Array | undefined {
  const key = kept.key === '' ? store.key(run) : opened(run, kept, team);
  return key && openRunCipher(key).check() === kept.check ? key : undefined;
}

function opened(run: string, { epoch, key }: KeptKey, team: Pick<ForcingTeam, 'keyOf'>): Uint8Array | undefined {
  const teamKey = team.keyOf(epoch);
  if (!teamKey) return undefined;
  try {
    return unseal(teamKey, place(run, epoch), Buffer.from(key, 'base64'));
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}
