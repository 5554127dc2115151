import { type Chain, currentEpoch, type TeamRoot } from './chain.ts';
import { commitmentTo, makeEpochKey } from './epoch-key.ts';
import type { Identity } from './identity.ts';
import { signFor } from './identity.ts';
import { recoveryClaim } from './roster.ts';
import { type Deed, type Next, type Person, type SealedStatement, sealStatement } from './statement.ts';

export interface Founded {
  readonly row: SealedStatement;
  readonly root: TeamRoot;
  /** The key of epoch 1. */
  readonly key: Uint8Array;
}

/** The first statement of a team: by its founder, of herself. */
export function foundTeam(team: string, name: string, founder: Person, at: string, author: Identity): Founded {
  const key = makeEpochKey();
  const deed: Deed = { kind: 'found', name, founder, commitment: commitmentTo(team, 1, key) };
  const { row, hash } = sealStatement({ team, number: 1, previous: '', at, by: founder.id, deed }, 1, key, author);
  return { row, root: { team, hash }, key };
}

/** The statement that follows a chain. Whether its author may make it is not asked here: whoever reads it will. */
export function writeStatement(chain: Chain, deed: Deed, by: string, at: string, author: Identity): SealedStatement {
  const epoch = currentEpoch(chain);
  const key = chain.keys.get(epoch);
  if (!key) throw new Error(`The key of epoch ${epoch} is missing.`);
  const { team } = chain.roster;
  return sealStatement({ team, number: chain.number + 1, previous: chain.hash, at, by, deed }, epoch, key, author).row;
}

/** A new key for what follows, and what the statement that brings it says of it. */
export function nextEpochOf(chain: Chain): { next: Next; key: Uint8Array } {
  const epoch = currentEpoch(chain) + 1;
  const key = makeEpochKey();
  return { next: { epoch, commitment: commitmentTo(chain.roster.team, epoch, key) }, key };
}

/** The recovery key's own word that it is for this team, base64url. */
export function proveRecovery(team: TeamRoot, set: string, box: string, recovery: Identity): string {
  const [purpose, claim] = recoveryClaim({ team: team.team, root: team.hash }, set, box);
  return Buffer.from(signFor(purpose, claim, recovery)).toString('base64url');
}
