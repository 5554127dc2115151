import { type Chain, verifyChain } from '../../main/keys/chain.ts';
import { commitmentTo, makeEpochKey } from '../../main/keys/epoch-key.ts';
import { type Identity, makeIdentity, publicKeysOf } from '../../main/keys/identity.ts';
import type { Deed, Person, SealedStatement } from '../../main/keys/statement.ts';
import { foundTeam, nextEpochOf, writeStatement } from '../../main/keys/write-statement.ts';

export const team = '0199f3a0-0000-7000-8000-000000000001';
export const at = '2026-11-24T10:00:00.000Z';

export interface Someone {
  readonly person: Person;
  readonly identity: Identity;
}

export async function someone(name: string): Promise<Someone> {
  const identity = makeIdentity();
  return { identity, person: { id: `id of ${name}`, name, ...(await publicKeysOf(identity)) } };
}

/** A team as all its members together would know it: every row, every key that ever was. */
export class Sample {
  readonly rows: SealedStatement[] = [];
  readonly keys = new Map<number, Uint8Array[]>();
  readonly root: { team: string; hash: string };
  readonly founder: Someone;

  constructor(founder: Someone, name = 'Ouvaton') {
    const founded = foundTeam(team, name, founder.person, at, founder.identity);
    this.founder = founder;
    this.root = founded.root;
    this.rows.push(founded.row);
    this.keys.set(1, [founded.key]);
  }

  get chain(): Chain {
    const { chain, refused } = this.verify();
    if (!chain || refused) throw new Error(`refused: ${JSON.stringify(refused)}`);
    return chain;
  }

  verify(rows: readonly SealedStatement[] = this.rows) {
    return verifyChain(rows, this.keys, this.root);
  }

  /** The row that somebody would add here, entitled or not. */
  row(deed: Deed, by: Someone = this.founder, id = by.person.id): SealedStatement {
    return writeStatement(this.chain, deed, id, at, by.identity);
  }

  add(deed: Deed, by?: Someone, id?: string): this {
    this.rows.push(this.row(deed, by, id));
    return this;
  }

  admit(who: Someone, role: 'administrator' | 'member' = 'member', by?: Someone): this {
    return this.add({ kind: 'add', person: who.person, role }, by);
  }

  /** A next epoch whose key everybody is given. */
  next() {
    const { next, key } = nextEpochOf(this.chain);
    this.keys.set(next.epoch, [key]);
    return next;
  }

  remove(who: Someone, by?: Someone): this {
    return this.add({ kind: 'remove', volunteer: who.person.id, next: this.next() }, by);
  }
}

/** A key, and the commitment to it. */
export function strayKey(epoch: number) {
  const key = makeEpochKey();
  return { key, commitment: commitmentTo(team, epoch, key) };
}
