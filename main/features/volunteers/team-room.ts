import type { Database } from 'better-sqlite3';
import { type CandidateKeys, type Chain, verifyChain } from '../../keys/chain.ts';
import { type Identity, makeIdentity, type PublicKeys, publicKeysOf } from '../../keys/identity.ts';
import type { SealedStatement } from '../../keys/statement.ts';
import { type Changes, changes } from '../../shared/changes.ts';
import type { Clock } from '../../shared/clock.ts';
import { refusal } from '../../shared/refusal.ts';
import type { Journals } from './journals.ts';
import { type StoredTeam, type TeamStore, teamStore } from './store.ts';

export interface TeamRoomDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** Who works on this laptop (the author of its edits). */
  readonly volunteer: string;
  readonly journals: Journals;
}

/** What the deeds of this feature share: who we are, what we hold of the team, one turn after the other. */
export interface TeamRoom {
  readonly me: string;
  readonly store: TeamStore;
  readonly journals: Journals;
  readonly news: Changes;
  now(): string;
  /** Made when first needed, and kept. */
  identity(): Identity;
  publicKeys(): Promise<PublicKeys>;
  team(): StoredTeam | undefined;
  /** As far as it was verified; undefined until then. */
  chain(): Chain | undefined;
  /** A member's team and chain; refuses NO_TEAM. */
  member(): { team: StoredTeam; chain: Chain };
  keep(team: StoredTeam): void;
  /** Keeps what was verified: the chain so far, and its rows that are new. */
  accept(team: StoredTeam, chain: Chain, rows: readonly SealedStatement[]): void;
  forget(): void;
  /** Whoever writes here waits until the one before is done. */
  inTurn<Result>(deed: () => Promise<Result>): Promise<Result>;
  /** Before the vault closes. A deed that is still on the line then ends as VAULT_LOCKED; the next contact reads what became of it. */
  close(): void;
}

export function openTeamRoom({ db, clock, volunteer, journals }: TeamRoomDeps): TeamRoom {
  const store = teamStore(db);
  const news = changes();
  let team = store.team();
  let chain: Chain | undefined;
  let identity = store.identity();
  let keys: PublicKeys | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let closed = false;

  const refuseIfClosed = () => {
    if (closed) throw refusal('VAULT_LOCKED');
  };

  const room: TeamRoom = {
    me: volunteer,
    store,
    journals,
    news,
    now: () => clock().toISOString(),
    identity() {
      if (identity) return identity;
      const made = makeIdentity();
      store.keepIdentity(made);
      identity = made;
      return made;
    },
    async publicKeys() {
      keys ??= await publicKeysOf(room.identity());
      return keys;
    },
    team: () => team,
    chain() {
      chain ??= team && chainOf(store, team);
      return chain;
    },
    member() {
      const known = room.chain();
      if (team?.standing.kind !== 'member' || !known) throw refusal('NO_TEAM');
      return { team, chain: known };
    },
    keep(kept) {
      refuseIfClosed();
      store.keepTeam(kept);
      team = kept;
      news.tell();
    },
    accept(kept, verified, rows) {
      refuseIfClosed();
      store.keepVerified(kept, rows, verified.keys);
      team = kept;
      chain = verified;
      news.tell();
    },
    forget() {
      store.forgetTeam();
      team = undefined;
      chain = undefined;
      news.tell();
    },
    inTurn(deed) {
      const result = turn.then(deed).catch((error: unknown) => {
        throw closed ? refusal('VAULT_LOCKED') : error;
      });
      turn = result.catch(() => {});
      return result;
    },
    close() {
      closed = true;
      news.end();
    },
  };
  return room;
}

/** What was verified once is verified again when it is first needed after a start: it costs little, and trusts nobody. */
function chainOf(store: TeamStore, { id, root }: StoredTeam): Chain | undefined {
  return verifyChain(store.statements(), candidatesOf(store.keys()), { team: id, hash: root }).chain;
}

export function candidatesOf(keys: ReadonlyMap<number, Uint8Array>): CandidateKeys {
  return new Map([...keys].map(([epoch, key]) => [epoch, [key]]));
}
