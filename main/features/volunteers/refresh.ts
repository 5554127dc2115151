import type { Journal } from '../../database/journal/journal.ts';
import { type Chain, currentEpoch, extendChain, type Verified, verifyChain } from '../../keys/chain.ts';
import { recipientLabel, unwrapKeys } from '../../keys/epoch-key.ts';
import type { Identity } from '../../keys/identity.ts';
import type { SealedStatement } from '../../keys/statement.ts';
import type { Refreshed, TeamAlteration } from '../../keys/team.ts';
import { isSameRow } from './mend-chain.ts';
import type { Standing, StoredTeam } from './store.ts';
import { candidatesOf, type TeamRoom } from './team-room.ts';

/** More false keys than this are not looked at: anybody who may write to the journal can add some. */
const mostWrapped = 500;
/** Statements verified before others get their turn. */
const slice = 50;

/**
 * Reads what the journal's chain says since last time, verifies it, takes the keys wrapped for us, and keeps what is right.
 * What is wrong is told and leaves the team as it was. Undefined where there is no team.
 */
export async function readTeam(room: TeamRoom, journal: Journal): Promise<Refreshed | undefined> {
  const team = room.team();
  if (!team || team.standing.kind === 'founding') return undefined;
  const before = room.chain();
  const { rows, altered: missing } = await newRows(room, journal, before);
  const verified = missing ? { chain: before } : await verify(room, journal, team, before, rows);
  const altered = missing ?? alterationOf(room.me, verified);
  const { chain } = verified;
  const standing = standingAfter(team.standing, chain, room.me, altered);
  const next = { ...team, ...(chain ? { name: chain.roster.name } : {}), standing };
  const changed = chain !== before || standing.kind !== team.standing.kind;
  if (chain && chain !== before) room.accept(next, chain, rows.slice(0, chain.number - (before?.number ?? 0)));
  else if (JSON.stringify(standing) !== JSON.stringify(team.standing)) room.keep(next);
  const state = standing.kind === 'founding' ? 'awaiting-admission' : standing.kind;
  return { state, changed, ...(altered ? { altered } : {}) };
}

/** Every key wrapped for an identity, by the team it says it is of and by epoch. None is proven. */
export async function unwrapAll(journal: Journal, box: string, identity: Identity) {
  const teams = new Map<string, Map<number, Uint8Array[]>>();
  const rows = await journal.wrappedKeys(recipientLabel(box));
  for (const { wrapped } of rows.slice(0, mostWrapped)) {
    const opened = await unwrapKeys(wrapped, identity);
    if (!opened) continue;
    const keys = teams.get(opened.team) ?? new Map<number, Uint8Array[]>();
    for (const [epoch, key] of opened.keys) keys.set(epoch, [...(keys.get(epoch) ?? []), key]);
    teams.set(opened.team, keys);
  }
  return teams;
}

interface NewRows {
  readonly rows: readonly SealedStatement[];
  readonly altered?: TeamAlteration;
}

/** The rows after the last one known, which must stand there as it did. */
async function newRows(room: TeamRoom, journal: Journal, chain: Chain | undefined): Promise<NewRows> {
  if (!chain) return { rows: await journal.statements(0) };
  const [last, ...rows] = await journal.statements(chain.number - 1);
  const known = room.store.statements().at(-1);
  if (last?.number !== chain.number || !known)
    return { rows: [], altered: { kind: 'shortened', statement: chain.number } };
  return isSameRow(last, known) ? { rows } : { rows: [], altered: { kind: 'replaced', statement: chain.number } };
}

async function verify(
  room: TeamRoom,
  journal: Journal,
  { id, root }: StoredTeam,
  before: Chain | undefined,
  rows: readonly SealedStatement[],
): Promise<Verified> {
  const lacking = before && !before.keys.has(currentEpoch(before));
  if (before && rows.length === 0 && !lacking) return { chain: before };
  const teams = await unwrapAll(journal, (await room.publicKeys()).box, room.identity());
  const keys = teams.get(id) ?? new Map<number, Uint8Array[]>();
  for (const [epoch, known] of candidatesOf(room.store.keys())) keys.set(epoch, [...known, ...(keys.get(epoch) ?? [])]);
  let verified: Verified = before
    ? extendChain(before, [], keys)
    : verifyChain(rows.slice(0, 1), keys, { team: id, hash: root });
  for (let at = before ? 0 : 1; verified.chain && !verified.refused && at < rows.length; at += slice) {
    verified = extendChain(verified.chain, rows.slice(at, at + slice), keys);
    await new Promise((resolve) => setImmediate(resolve));
  }
  // Another chain object although nothing is new would be told as a change.
  const nothingNew =
    before && verified.chain?.number === before.number && verified.chain.keys.size === before.keys.size;
  return nothingNew ? { ...verified, chain: before } : verified;
}

/** What a refusal means for us: who is not, or not yet, entitled to a key lacks it rightly. */
function alterationOf(me: string, { chain, refused }: Verified): TeamAlteration | undefined {
  const lacksKey = refused?.kind === 'key-missing' || refused?.kind === 'wrong-key';
  if (!chain) return refused?.kind === 'key-missing' ? undefined : refused;
  if (!chain.roster.members.has(me)) return lacksKey ? undefined : refused;
  if (refused) return refused;
  return chain.keys.has(currentEpoch(chain)) ? undefined : { kind: 'key-missing', statement: chain.number };
}

function standingAfter(
  standing: Standing,
  chain: Chain | undefined,
  me: string,
  altered: TeamAlteration | undefined,
): Standing {
  const marked = altered ? { altered } : {};
  if (chain?.roster.members.has(me)) return { kind: 'member', ...marked };
  const former = chain?.roster.former.get(me);
  if (former) return { kind: 'removed', at: former.leftAt, ...(former.removedBy ? { by: former.removedBy } : {}) };
  if (standing.kind !== 'awaiting-admission') return standing;
  const { altered: _, ...rest } = standing;
  return { ...rest, ...marked };
}
