import { randomBytes } from 'node:crypto';
import { SealBroken } from '../../sync/failures.ts';
import { seal, unseal } from '../../sync/seal.ts';

/** What of a run's key is kept in its shared record. */
export interface KeptKey {
  readonly epoch: number;
  /** Sealed under the team's key of `epoch`; '' where the vault keeps it for itself. */
  readonly key: string;
  /** By which one key is told from another. */
  readonly check: string;
}

/** Where a vault keeps the keys that no team does. */
export interface KeyShelf {
  key(run: string): Uint8Array | undefined;
  keepKey(run: string, key: Uint8Array): void;
}

export interface TeamKeys {
  readonly epoch: number;
  keyOf(epoch: number): Uint8Array | undefined;
}

/** The keys of one kind of run. `what` names it and is never changed; `checkOf` tells one key from another. */
export function runKeys(what: string, checkOf: (key: Uint8Array) => string) {
  const place = (run: string, epoch: number) => ({ what, where: [run, epoch] });

  function opened(run: string, { epoch, key }: KeptKey, team: Pick<TeamKeys, 'keyOf'>): Uint8Array | undefined {
    const teamKey = team.keyOf(epoch);
    if (!teamKey) return undefined;
    try {
      return unseal(teamKey, place(run, epoch), Buffer.from(key, 'base64'));
    } catch (error) {
      if (error instanceof SealBroken) return undefined;
      throw error;
    }
  }

  return {
    /**
     * Makes the key of a run and says what of it is shared: where there is a team that shares this database, the key sealed
     * under the team's key; otherwise nothing, and the vault keeps it.
     */
    make(run: string, team: TeamKeys | undefined, shelf: KeyShelf): { key: Buffer; kept: KeptKey } {
      const key = randomBytes(32);
      const check = checkOf(key);
      const teamKey = team?.keyOf(team.epoch);
      if (!team || !teamKey) {
        shelf.keepKey(run, key);
        return { key, kept: { epoch: 0, key: '', check } };
      }
      const sealed = seal(teamKey, place(run, team.epoch), key).toString('base64');
      return { key, kept: { epoch: team.epoch, key: sealed, check } };
    },
    /** The key of a run; undefined where this laptop has it not, or it is another than the run's. */
    find(run: string, kept: KeptKey, team: Pick<TeamKeys, 'keyOf'>, shelf: KeyShelf): Uint8Array | undefined {
      const key = kept.key === '' ? shelf.key(run) : opened(run, kept, team);
      return key && checkOf(key) === kept.check ? key : undefined;
    },
  };
}
