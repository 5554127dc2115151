import type { Journal, WrappedKey } from '../../database/journal/journal.ts';
import { type Chain, currentEpoch, extendChain } from '../../keys/chain.ts';
import { type EpochKeys, recipientLabel, wrapKeys } from '../../keys/epoch-key.ts';
import { afterDeed } from '../../keys/roster.ts';
import type { Deed } from '../../keys/statement.ts';
import { writeStatement } from '../../keys/write-statement.ts';
import { refusal } from '../../shared/refusal.ts';
import { readTeam } from './refresh.ts';
import { candidatesOf, type TeamRoom } from './team-room.ts';

const attempts = 5;

/** What somebody wants to state, given the team as it is now: a deed, and keys for those it entitles. */
export interface Intent {
  readonly deed: Deed;
  /** A key that begins with this deed, for everybody who belongs after it. */
  readonly newKey?: { readonly epoch: number; readonly key: Uint8Array };
  /** The public box of somebody who is to have every key there was. */
  readonly allKeysFor?: string;
}

/**
 * Adds a statement to the chain. `intend` is asked again whenever another administrator was quicker, with the team as it is by
 * then; it may refuse, or answer undefined when nothing is left to do. Refusals: NO_TEAM, TEAM_ALTERED, TEAM_CHANGED.
 */
export async function appendStatement(
  room: TeamRoom,
  journal: Journal,
  intend: (chain: Chain) => Intent | undefined,
): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const refreshed = await readTeam(room, journal);
    if (refreshed?.altered?.kind === 'newer') throw refusal('JOURNAL_NEWER');
    if (refreshed?.altered) throw refusal('TEAM_ALTERED', refreshed.altered);
    const { team, chain } = room.member();
    const intent = intend(chain);
    if (!intent) return;
    const { deed, newKey } = intent;
    const at = room.now();
    const after = afterDeed(chain.roster, { deed, by: room.me, at });
    if (!after) throw new Error(`A statement that nobody would follow: ${deed.kind}`);
    const row = writeStatement(chain, deed, room.me, at, room.identity());
    const keys = await wrapped({ ...chain, roster: after }, intent, chain.keys);
    if (!(await journal.addStatement(row, keys))) continue;
    const candidates = newKey ? candidatesOf(new Map([[newKey.epoch, newKey.key]])) : new Map();
    const extended = extendChain(chain, [row], candidates);
    if (extended.refused || !extended.chain)
      throw new Error(`Our own statement was refused: ${extended.refused?.kind}`);
    const left = !extended.chain.roster.members.has(room.me);
    const standing = left ? { kind: 'removed' as const, at } : team.standing;
    room.accept({ ...team, standing }, extended.chain, [row]);
    return;
  }
  throw refusal('TEAM_CHANGED');
}

/** A new key goes to all who remain and to recovery; whoever comes in gets those of the past as well. */
async function wrapped(after: Chain, { newKey, allKeysFor }: Intent, known: EpochKeys): Promise<WrappedKey[]> {
  const { team, members, recovery } = after.roster;
  const epoch = currentEpoch(after);
  const rows: WrappedKey[] = [];
  const give = async (box: string, keys: EpochKeys) => {
    rows.push({ epoch, recipient: recipientLabel(box), wrapped: await wrapKeys(team, keys, box) });
  };
  const fresh: EpochKeys = new Map(newKey ? [[newKey.epoch, newKey.key]] : []);
  const all: EpochKeys = new Map([...known, ...fresh]);
  if (newKey) {
    const entitled = [...members.values(), ...(recovery ? [recovery] : [])].map(({ box }) => box);
    for (const box of entitled) if (box !== allKeysFor) await give(box, fresh);
  }
  if (allKeysFor !== undefined) await give(allKeysFor, all);
  return rows;
}
