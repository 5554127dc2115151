import type { Database } from 'better-sqlite3';
import { keptList } from '../../../database/replica/shared/kept-list.ts';
import type { SharedRecords } from '../../../database/replica/shared-records.ts';
import type { KeyPair } from './key-pair.ts';
import { columnKey, columnKeyRehearsal, columnKeyWrap } from './kinds.ts';
import { type KeyFields, ownKeys } from './own-keys.ts';
import { stableId } from './stable-id.ts';

/** A key as this laptop knows it; `own` where the vault has it for itself. */
export interface KnownKey extends KeyFields {
  readonly id: string;
  readonly own?: KeyPair;
}

export interface Wrap {
  readonly id: string;
  readonly key: string;
  readonly holder: string;
  readonly box: string;
  readonly wrapped: string;
  readonly at: string;
  readonly by: string;
  readonly proof: string;
}

export type Rehearsal = Pick<Wrap, 'key' | 'box' | 'at' | 'by' | 'proof'>;

/** The id that a key's record must have: another one means that somebody altered it. */
export function keyId(fields: Omit<KeyFields, 'retiredAt'>): string {
  const { plan, source, table, column, number, root, after, madeAt, by, commitment, proof } = fields;
  const numbers = [number, root, after].map(String);
  return stableId('column-key', plan, source, table, column, ...numbers, madeAt, by, commitment, proof);
}

export type KeyBook = ReturnType<typeof openKeyBook>;

/** All that is known of keys: what is shared and what is this vault's own. */
export function openKeyBook(db: Database, records: SharedRecords) {
  const own = ownKeys(db);
  const keys = keptList(records, columnKey);
  const wraps = keptList(records, columnKeyWrap);
  const rehearsals = keptList(records, columnKeyRehearsal);
  const isSound = ({ id, fields }: { id: string; fields: KeyFields }) => fields.number > 0 && keyId(fields) === id;

  const book = {
    own,
    together: <Result>(deed: () => Result) => {
      const result = records.together(deed);
      for (const list of [keys, wraps, rehearsals]) list.forget();
      return result;
    },
    /** Those that nobody altered; oldest first. */
    all(): KnownKey[] {
      const shared = keys
        .list()
        .filter(isSound)
        .map(({ id, fields }): KnownKey => ({ id, ...fields }));
      const alone = own.list().map(({ id, fields, pair }): KnownKey => ({ id, ...fields, own: pair }));
      const both = [...alone, ...shared.filter(({ id }) => !alone.some((other) => other.id === id))];
      return both.sort((a, b) => (a.madeAt === b.madeAt ? a.number - b.number : a.madeAt < b.madeAt ? -1 : 1));
    },
    of: (plan: string) => book.all().filter((key) => key.plan === plan),
    /** Records that say another thing than they did when they were made, by plan. */
    altered: (plan: string) => keys.list().filter((record) => record.fields.plan === plan && !isSound(record)).length,
    /** Oldest first. */
    wraps: (key: string): Wrap[] =>
      wraps
        .list()
        .filter(({ fields }) => fields.key === key)
        .map(({ id, fields }): Wrap => ({ id, ...fields }))
        .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1)),
    rehearsals: (key: string): Rehearsal[] =>
      rehearsals
        .list()
        .filter(({ fields }) => fields.key === key)
        .map(({ fields }) => fields),
    share: ({ id, own: _, ...fields }: KnownKey) => void records.create(columnKey, fields, id),
    keepWrap({ id, ...fields }: Wrap) {
      records.create(columnKeyWrap, fields, id);
    },
    dropWrap: (id: string) => records.remove(columnKeyWrap, id),
    keepRehearsal(fields: Rehearsal) {
      const id = stableId('column-key-rehearsal', fields.key, fields.box, fields.by);
      records.create(columnKeyRehearsal, fields, id);
    },
    retire(key: KnownKey, at: string) {
      const { id, own: pair, ...fields } = key;
      if (pair) own.change(id, { ...fields, retiredAt: at });
      else records.change(columnKey, id, { retiredAt: at });
    },
  };
  return book;
}
