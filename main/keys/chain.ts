import { commitmentTo, type EpochKeys } from './epoch-key.ts';
import { afterDeed, type Roster, signKeyOf } from './roster.ts';
import { Deed, isSignedBy, type OpenedStatement, openStatement, type SealedStatement } from './statement.ts';

/** Which team: its id and the hash of its first statement, as an invitation or our own memory says. */
export interface TeamRoot {
  readonly team: string;
  readonly hash: string;
}

/** Keys that may be the team's: what was unwrapped, and not yet held against the chain. Several for one epoch, where somebody added false ones. */
export type CandidateKeys = ReadonlyMap<number, readonly Uint8Array[]>;

export const refusalKinds = [
  /** The seal or the signature is not that of its author. */
  'forged',
  /** Not the one that follows: repeated, skipped, or taken from elsewhere in the chain. */
  'reordered',
  /** Its author was not, or no longer, entitled to it. */
  'not-entitled',
  /** The keys received for its epoch are not the one that the chain commits to. */
  'wrong-key',
  'key-missing',
  'unreadable',
  /** A kind of statement that only a newer application knows. */
  'newer',
  /** It begins another team. */
  'another-team',
] as const;

/** Why the chain was not followed beyond some statement, and the number of the one refused. */
export interface ChainRefusal {
  readonly kind: (typeof refusalKinds)[number];
  readonly statement: number;
}

/** The chain up to its last statement that was verified. */
export interface Chain {
  readonly roster: Roster;
  readonly number: number;
  readonly hash: string;
  /** Keys that the chain commits to: the team's, proven. */
  readonly keys: EpochKeys;
}

export interface Verified {
  /** Undefined while not even the first statement could be verified. */
  readonly chain: Chain | undefined;
  readonly refused?: ChainRefusal;
}

/** Verifies a chain from its beginning: as far as it is right, and what was refused. */
export function verifyChain(rows: readonly SealedStatement[], keys: CandidateKeys, root: TeamRoot): Verified {
  const [first, ...rest] = rows;
  if (!first) return { chain: undefined };
  const begun = beginChain(first, keys, root);
  return 'kind' in begun ? { chain: undefined, refused: begun } : extendChain(begun, rest, keys);
}

/** Follows a verified chain through what comes after it. */
export function extendChain(chain: Chain, rows: readonly SealedStatement[], keys: CandidateKeys): Verified {
  let reached = proveKeys(chain, keys);
  for (const row of rows) {
    const next = nextStatement(reached, row, keys);
    if ('kind' in next) return { chain: reached, refused: next };
    reached = proveKeys(next, keys);
  }
  return { chain: reached };
}

/**
 * The root that a first statement would have, for who has no other word of it: whoever uses it must know the team by something
 * else that only the team could have made. Undefined when no key opens it.
 */
export function rootOf(team: string, first: SealedStatement, keys: CandidateKeys): TeamRoot | undefined {
  const opened = (keys.get(1) ?? []).map((key) => openStatement(team, first, key));
  const found = opened.find((statement) => typeof statement !== 'string');
  return found && typeof found !== 'string' ? { team, hash: found.hash } : undefined;
}

export const currentEpoch = ({ roster }: Chain): number => roster.commitments.length;

function beginChain(row: SealedStatement, keys: CandidateKeys, root: TeamRoot): Chain | ChainRefusal {
  const no = (kind: ChainRefusal['kind']): ChainRefusal => ({ kind, statement: 1 });
  if (row.number !== 1 || row.epoch !== 1) return no('reordered');
  const candidates = keys.get(1) ?? [];
  if (candidates.length === 0) return no('key-missing');
  for (const key of candidates) {
    const opened = openStatement(root.team, row, key);
    if (typeof opened === 'string') continue;
    // The root pins every byte of it, signature included; the rest is checked all the same.
    if (opened.hash !== root.hash) return no('another-team');
    const { envelope } = opened;
    const deed = Deed.safeParse(envelope.deed);
    if (!deed.success || deed.data.kind !== 'found') return no('unreadable');
    const { founder, name, commitment } = deed.data;
    if (envelope.by !== founder.id || !isSignedBy(opened, founder.sign)) return no('forged');
    if (envelope.team !== root.team || envelope.number !== 1 || envelope.previous !== '') return no('reordered');
    if (commitmentTo(root.team, 1, key) !== commitment) return no('wrong-key');
    const members = new Map([[founder.id, { ...founder, role: 'administrator' as const, joinedAt: envelope.at }]]);
    const roster = {
      ...{ team: root.team, name, root: root.hash, members, former: new Map() },
      commitments: [commitment],
    };
    return { roster: { ...roster, rotationDue: false }, number: 1, hash: opened.hash, keys: new Map([[1, key]]) };
  }
  return no('forged');
}

function nextStatement(chain: Chain, row: SealedStatement, candidates: CandidateKeys): Chain | ChainRefusal {
  const number = chain.number + 1;
  const no = (kind: ChainRefusal['kind']): ChainRefusal => ({ kind, statement: number });
  if (row.number !== number) return no('reordered');
  const epoch = currentEpoch(chain);
  if (row.epoch !== epoch) return no('forged');
  const key = chain.keys.get(epoch);
  if (!key) return no(candidates.get(epoch)?.length ? 'wrong-key' : 'key-missing');
  const opened = openStatement(chain.roster.team, row, key);
  if (opened === 'sealed') return no('forged');
  if (opened === 'unreadable') return no('unreadable');
  const refused = unlawful(chain, opened, number);
  if (refused) return no(refused);
  const deed = Deed.safeParse(opened.envelope.deed);
  if (!deed.success) return no(isKnownKind(opened) ? 'unreadable' : 'newer');
  const { by, at } = opened.envelope;
  const roster = afterDeed(chain.roster, { deed: deed.data, by, at });
  return roster ? { ...chain, roster, number, hash: opened.hash } : no('not-entitled');
}

/** Whether it was signed by one who has a say, for this very place in this very chain. */
function unlawful({ roster, hash }: Chain, opened: OpenedStatement, number: number): ChainRefusal['kind'] | undefined {
  const { envelope } = opened;
  const signKey = signKeyOf(roster, envelope.by);
  if (signKey === undefined) return 'not-entitled';
  if (!isSignedBy(opened, signKey)) return 'forged';
  if (envelope.team !== roster.team) return 'another-team';
  return envelope.number === number && envelope.previous === hash ? undefined : 'reordered';
}

const knownKinds = new Set<string>(Deed.options.map(({ shape }) => shape.kind.value));
const isKnownKind = ({ envelope }: OpenedStatement) => knownKinds.has(envelope.deed.kind);

/** Takes in the keys that fit what the chain commits to; the others are nothing. */
function proveKeys(chain: Chain, candidates: CandidateKeys): Chain {
  const { team, commitments } = chain.roster;
  const keys = new Map(chain.keys);
  for (const [place, commitment] of commitments.entries()) {
    const epoch = place + 1;
    if (keys.has(epoch)) continue;
    const proven = candidates.get(epoch)?.find((key) => commitmentTo(team, epoch, key) === commitment);
    if (proven) keys.set(epoch, proven);
  }
  return keys.size === chain.keys.size ? chain : { ...chain, keys };
}
