import type { Journal, WrappedKey } from '../../database/journal/journal.ts';
import { type Chain, currentEpoch } from '../../keys/chain.ts';
import { recipientLabel, wrapKeys } from '../../keys/epoch-key.ts';
import type { SealedStatement } from '../../keys/statement.ts';
import type { TeamRoom } from './team-room.ts';

/**
 * Puts back the statements that the journal lost at its end (a server restored from yesterday's copy, a journal that moved),
 * with the keys for those who belong: the rows prove themselves, whoever brings them. Gives how many; 0 where the journal holds
 * anything else than the beginning of what is known here.
 */
export async function mendChain(room: TeamRoom, journal: Journal, chain: Chain): Promise<number> {
  const ours = room.store.statements();
  const there = await journal.statements(0);
  if (there.length >= ours.length || !there.every((row, place) => isSameRow(row, ours[place]))) return 0;
  await journal.addWrappedKeys(await keysForAll(chain));
  let mended = 0;
  for (const row of ours.slice(there.length)) {
    if (!(await journal.addStatement(row, []))) break;
    mended += 1;
  }
  return mended;
}

export function isSameRow(one: SealedStatement, other: SealedStatement | undefined): boolean {
  return one.number === other?.number && one.epoch === other.epoch && Buffer.compare(one.sealed, other.sealed) === 0;
}

async function keysForAll(chain: Chain): Promise<WrappedKey[]> {
  const { team, members, recovery } = chain.roster;
  const rows: WrappedKey[] = [];
  for (const { box } of [...members.values(), ...(recovery ? [recovery] : [])]) {
    const wrapped = await wrapKeys(team, chain.keys, box);
    rows.push({ epoch: currentEpoch(chain), recipient: recipientLabel(box), wrapped });
  }
  return rows;
}
