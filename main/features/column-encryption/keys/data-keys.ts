import type { KeyRing } from '../../../../preload/contract/column-encryption.ts';
import type { ColumnKeys } from '../../../encryption/cipher/column-cipher.ts';
import type { Identity } from '../../../keys/identity.ts';
import { type Changes, changes } from '../../../shared/changes.ts';
import { refusal } from '../../../shared/refusal.ts';
import { changeHolder } from './change-holder.ts';
import type { DataKeysDeps } from './deps.ts';
import { holdingsOf } from './holders.ts';
import { keepMending } from './keep-mending.ts';
import { type KnownKey, openKeyBook } from './key-book.ts';
import { type MadeKey, newKey, wrapsFor } from './make-key.ts';
import { demonstration, mendHolders } from './mend-holders.ts';
import { openKeyOpener } from './open-keys.ts';
import { mayContract, rehearseKeys } from './rehearse-keys.ts';
import { ringOf } from './ring.ts';

/** A column that has keys of its own. `source`: "demonstration" or "host/database". */
export interface KeyedColumn {
  readonly plan: string;
  readonly source: string;
  readonly table: string;
  readonly column: string;
}

export type MayContract = 'yes' | 'not-rehearsed' | 'no-recovery';

/**
 * The keys of encrypted columns: made here, wrapped for those who may read, opened when they are needed. Which of several is the
 * current one, Ouvadmin's database says (its control table names the number, and proves it by a canary): `current` is that
 * number; without it, the newest that opens.
 */
export interface DataKeys {
  /** A data key and an index key, wrapped for administrators, for who makes them, and for recovery; answers the number. */
  make(column: KeyedColumn): Promise<number>;
  /** Undefined where they are not ours to read, or the named one is unknown. Not kept: to be let go of after use. */
  keysOf(plan: string, current?: number): Promise<ColumnKeys | undefined>;
  /** The same without those that were retired: what Ouvadmin's program is given. */
  toDeliver(plan: string, current?: number): Promise<ColumnKeys | undefined>;
  /** The numbers of what would be delivered, without opening anything; undefined where there is no key. */
  numbersOf(plan: string, current?: number): { readonly current: number; readonly all: readonly number[] } | undefined;
  /**
   * Another data key beside the current one, for the same holders; the index key stays. Answers its number, the same one while
   * nothing was changed since: a change of keys that was cut goes on. Refuses KEY_MISSING.
   */
  next(plan: string, current: number): Promise<number>;
  /** No ciphertext needs it any more: it is not delivered and not listed; it stays wrapped for old backups. Without a number, all of them. */
  retire(plan: string, number?: number): void;
  ring(source: string): Promise<KeyRing>;
  /** Refuses PLAN_UNKNOWN, KEY_MISSING, NOT_A_MEMBER. */
  addHolder(plan: string, volunteer: string): Promise<void>;
  /** Refuses PLAN_UNKNOWN, KEY_MISSING, LAST_HOLDER. */
  removeHolder(plan: string, volunteer: string): Promise<void>;
  /** Whether the recovery identity was seen, within a year, to open every key that the column needs. */
  mayContract(plan: string): Promise<MayContract>;
  /**
   * Before a rehearsal is stated: opens with the recovery identity all that it must open, and answers with what records it
   * afterwards. Refuses COLUMN_KEYS_NOT_RECOVERED.
   */
  rehearse(recovery: Identity, box: string): Promise<() => void>;
  /** Gives what is owed to new administrators and to recovery; it is done by itself too, soon after each change. */
  mend(): Promise<void>;
  /** Told when keys or holders changed. */
  readonly news: Changes;
  close(): Promise<void>;
}

/** Opens the keys of this vault. */
export function openDataKeys(deps: DataKeysDeps): DataKeys {
  const { db, records, clock, team } = deps;
  const book = openKeyBook(db, records);
  const opener = openKeyOpener(book, deps);
  const news = changes();
  const room = { book, opener, deps };
  const mending = keepMending(deps, news, () => mendHolders(book, opener, deps));
  const usable = (plan: string) => book.of(plan).filter(({ retiredAt }) => retiredAt === '');

  async function currentOf(plan: string, number = deps.inUse(plan)): Promise<KnownKey | undefined> {
    const all = book.of(plan);
    if (number !== undefined) return all.find((key) => key.number === number);
    const newest = usable(plan).reverse();
    for (const key of newest) if ((await opener.open(key)) && (await opener.isLawful(key))) return key;
    return newest[0];
  }

  /** Keys of its line that open and that somebody entitled made. */
  async function lineOf(key: KnownKey): Promise<MadeKey[]> {
    const line: MadeKey[] = [];
    for (const other of book.of(key.plan)) {
      if (other.root !== key.root || !(await opener.isLawful(other))) continue;
      const pair = await opener.open(other);
      if (pair) line.push({ key: other, pair });
    }
    return line;
  }

  async function columnKeys(plan: string, number: number | undefined, wanted: (made: MadeKey) => boolean) {
    const key = await currentOf(plan, number);
    const line = key ? await lineOf(key) : [];
    const current = line.find((made) => made.key.id === key?.id);
    if (!current) return undefined;
    const shown = ({ key: { number: named }, pair }: MadeKey) => ({ number: named, key: pair.key.slice() });
    const older = line.filter((made) => made !== current && wanted(made)).map(shown);
    return { current: shown(current), older, index: current.pair.index.slice() };
  }

  /** Refuses KEY_MISSING. */
  async function mine(plan: string, number?: number): Promise<MadeKey> {
    const key = await currentOf(plan, number);
    const pair = key && (await opener.open(key));
    if (!pair || !(await opener.isLawful(key))) throw refusal('KEY_MISSING');
    return { key, pair };
  }

  async function keep(made: MadeKey, held: Parameters<typeof wrapsFor>[2]): Promise<number> {
    const { key, pair } = made;
    if (team.standing() === 'alone' || key.source === demonstration) {
      const { id, ...fields } = key;
      book.own.keep(id, fields, pair);
    } else {
      const wraps = await wrapsFor(made, team, held, clock().toISOString());
      book.together(() => {
        book.share(key);
        for (const wrap of wraps) book.keepWrap(wrap);
      });
    }
    news.tell();
    return key.number;
  }

  return {
    make: (column) => mending.inTurn(() => keep(newKey(book, column, team.me, clock().toISOString()), [])),
    keysOf: (plan, number) => columnKeys(plan, number, () => true),
    toDeliver: (plan, number) => columnKeys(plan, number, ({ key }) => key.retiredAt === ''),
    numbersOf(plan, number = deps.inUse(plan)) {
      const current = number === undefined ? usable(plan).at(-1) : book.of(plan).find((key) => key.number === number);
      if (!current) return undefined;
      const line = usable(plan).filter(({ root }) => root === current.root);
      return { current: current.number, all: [...new Set([current, ...line].map((key) => key.number))] };
    },
    next: (plan, number) =>
      mending.inTurn(async () => {
        const before = await mine(plan, number);
        const begun = usable(plan).find(({ after, root }) => after === number && root === before.key.root);
        if (begun && (await stillStands(begun))) return begun.number;
        const held = before.key.own ? [] : holdingsOf(book.wraps(before.key.id), before.pair);
        return keep(newKey(book, before.key, team.me, clock().toISOString(), before), held);
      }),
    retire(plan, number) {
      const due = usable(plan).filter((key) => number === undefined || key.number === number);
      book.together(() => {
        for (const key of due) book.retire(key, clock().toISOString());
      });
      news.tell();
    },
    ring: (source) => ringOf({ ...room, currentOf, mayContract: mayContractPlan }, source),
    addHolder: (plan, volunteer) => change(plan, volunteer, 'add'),
    removeHolder: (plan, volunteer) => change(plan, volunteer, 'remove'),
    mayContract: mayContractPlan,
    rehearse: (recovery, box) =>
      mending.inTurn(async () => {
        await mendHolders(book, opener, deps);
        return rehearseKeys(room, recovery, box);
      }),
    mend: mending.now,
    news,
    async close() {
      await mending.close();
      opener.close();
      news.end();
    },
  };

  /** Whether nobody whom a key was wrapped for has gone since. */
  async function stillStands(key: KnownKey): Promise<boolean> {
    const pair = await opener.open(key);
    if (!pair || !(await opener.isLawful(key))) return false;
    if (key.own) return true;
    const members = new Set(team.members().map(({ id }) => id));
    return holdingsOf(book.wraps(key.id), pair).every(
      ({ holder, given }) => holder === 'recovery' || (given && members.has(holder)),
    );
  }

  async function mayContractPlan(plan: string): Promise<MayContract> {
    const current = await currentOf(plan);
    return mayContract(room, current ? usable(plan).filter(({ root }) => root === current.root) : []);
  }

  async function change(plan: string, volunteer: string, deed: 'add' | 'remove'): Promise<void> {
    if (usable(plan).length === 0) throw refusal('PLAN_UNKNOWN');
    await mending.inTurn(async () => {
      const line = await lineOf((await mine(plan)).key);
      await changeHolder(
        room,
        line.filter(({ key }) => key.retiredAt === ''),
        volunteer,
        deed,
      );
    });
    news.tell();
  }
}
