import type { Journal } from '../../database/journal/journal.ts';
import { type CandidateKeys, type Chain, currentEpoch, extendChain, rootOf, verifyChain } from '../../keys/chain.ts';
import { recipientLabel, wrapKeys } from '../../keys/epoch-key.ts';
import { type Identity, type PublicKeys, publicKeysOf } from '../../keys/identity.ts';
import { recoveryAuthor, type SealedStatement } from '../../keys/statement.ts';
import { writeStatement } from '../../keys/write-statement.ts';
import { refusal } from '../../shared/refusal.ts';
import { atJournal } from './journals.ts';
import { identityOf, readShares } from './read-shares.ts';
import { unwrapAll } from './refresh.ts';
import type { TeamRoom } from './team-room.ts';

export interface RestoreOrder {
  readonly connectionId: string;
  readonly database: string;
  readonly name: string;
  readonly shares: readonly string[];
}

const attempts = 5;

/**
 * Makes this laptop an administrator's by the recovery key that enough parts give back. No invitation says which team is the
 * true one here: the recovery key itself does, for the chain holds its word, which no false team could have. Refusals:
 * ALREADY_IN_TEAM, those of reading parts, SHARES_WRONG, NO_RECOVERY, TEAM_ALTERED, TEAM_CHANGED, those of the journal.
 */
export async function restore(room: TeamRoom, order: RestoreOrder): Promise<void> {
  const standing = room.team()?.standing.kind;
  if (standing !== undefined && standing !== 'founding') throw refusal('ALREADY_IN_TEAM');
  const shares = readShares(order.shares);
  const recovery = await identityOf(shares);
  if (!recovery) throw refusal('SHARES_WRONG');
  await atJournal(room.journals, order, async (journal) => {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const found = await readByRecovery(journal, recovery, shares[0].set);
      if (await comeIn(room, journal, order, found, recovery)) return;
    }
    throw refusal('TEAM_CHANGED');
  });
}

interface Found {
  readonly chain: Chain;
  readonly rows: readonly SealedStatement[];
}

async function readByRecovery(journal: Journal, recovery: Identity, set: string): Promise<Found> {
  const rows = await journal.statements(0);
  const [first] = rows;
  if (!first) throw refusal('NO_RECOVERY');
  const keys = await publicKeysOf(recovery);
  for (const [team, candidates] of await unwrapAll(journal, keys.box, recovery)) {
    const found = follow(team, rows, candidates, keys, set);
    if (found) return found;
  }
  throw refusal('SHARES_WRONG');
}

function follow(
  team: string,
  rows: readonly SealedStatement[],
  candidates: CandidateKeys,
  recovery: PublicKeys,
  set: string,
): Found | undefined {
  const [first] = rows;
  const root = first && rootOf(team, first, candidates);
  if (!root) return undefined;
  const { chain, refused } = verifyChain(rows, candidates, root);
  if (!chain) return undefined;
  const current = chain.roster.recovery;
  if (current && current.set !== set) throw refusal('SHARE_OF_ANOTHER_SET', { at: 0, set });
  if (current?.box !== recovery.box || current.sign !== recovery.sign) return undefined;
  if (refused?.kind === 'newer') throw refusal('JOURNAL_NEWER');
  if (refused) throw refusal('TEAM_ALTERED', refused);
  if (!chain.keys.has(currentEpoch(chain)))
    throw refusal('TEAM_ALTERED', { kind: 'key-missing', statement: chain.number });
  return { chain, rows };
}

/** False when somebody else stated something first. */
async function comeIn(
  room: TeamRoom,
  journal: Journal,
  { connectionId, database, name }: RestoreOrder,
  { chain, rows }: Found,
  recovery: Identity,
): Promise<boolean> {
  const { team: id, root } = chain.roster;
  const keep = (reached: Chain, known: readonly SealedStatement[]) => {
    const kept = { id, name: reached.roster.name, root, connectionId, database };
    room.accept({ ...kept, standing: { kind: 'member' } }, reached, known);
  };
  if (room.team()) room.forget();
  const keys = await room.publicKeys();
  // It was done before, and its answer was lost on the way.
  if (chain.roster.members.get(room.me)?.box === keys.box) {
    keep(chain, rows);
    return true;
  }
  const person = { id: room.me, name, ...keys };
  const row = writeStatement(chain, { kind: 'restore', person }, recoveryAuthor, room.now(), recovery);
  const extended = extendChain(chain, [row], new Map());
  if (extended.refused || !extended.chain) throw refusal('ALREADY_IN_TEAM');
  const wrapped = await wrapKeys(id, chain.keys, keys.box);
  const epoch = currentEpoch(chain);
  if (!(await journal.addStatement(row, [{ epoch, recipient: recipientLabel(keys.box), wrapped }]))) return false;
  keep(extended.chain, [...rows, row]);
  return true;
}
