import type { Database } from 'better-sqlite3';
import type { Known } from '../../../sync/context.ts';
import type { Context } from '../../../sync/operation.ts';
import type { Names } from './names.ts';

const mostRemembered = 2_000;

/** A context as rows name it: devices by their numbers here. */
export interface StoredContext {
  readonly id: number;
  readonly known: Known<number>;
}

/** What authors knew. Many edits share one context, which is kept once; the last ones used are remembered. */
export interface Contexts {
  read(id: number): Known<number>;
  /** As operations carry it; the same object for the same context as long as it is remembered. */
  readAsOperation(id: number): Context;
  keep(known: Known<number>): StoredContext;
  /** Keeps the context of an operation. */
  keepOfOperation(context: Context): StoredContext;
  forget(): void;
}

export function openContexts(db: Database, devices: Names): Contexts {
  const byId = new Map<number, Known<number>>();
  const asOperation = new Map<number, Context>();
  const byText = new Map<string, StoredContext>();
  let last: { context: Context; stored: StoredContext } | undefined;
  const find = db.prepare<[number], string>('SELECT known FROM context WHERE id = ?').pluck();
  const add = db.prepare<[string]>('INSERT INTO context (known) VALUES (?)');

  function remember<Key, Thing>(things: Map<Key, Thing>, key: Key, thing: Thing): Thing {
    if (things.size >= mostRemembered) things.clear();
    things.set(key, thing);
    return thing;
  }

  function read(id: number): Known<number> {
    return byId.get(id) ?? remember(byId, id, new Map(JSON.parse(find.get(id) ?? '[]') as [number, number][]));
  }

  function keep(known: Known<number>): StoredContext {
    const pairs = [...known].sort(([one], [other]) => one - other);
    const text = JSON.stringify(pairs);
    const met = byText.get(text);
    if (met) return met;
    const id = Number(add.run(text).lastInsertRowid);
    return remember(byText, text, { id, known: remember(byId, id, new Map(pairs)) });
  }

  return {
    read,
    readAsOperation(id) {
      const met = asOperation.get(id);
      if (met) return met;
      const pairs = [...read(id)].map(([device, number]): [string, number] => [devices.textOf(device), number]);
      return remember(asOperation, id, new Map(pairs));
    },
    keep,
    keepOfOperation(context) {
      if (last?.context === context) return last.stored;
      const pairs = [...context].map(([device, number]): [number, number] => [devices.idOf(device), number]);
      last = { context, stored: keep(new Map(pairs)) };
      return last.stored;
    },
    forget() {
      byId.clear();
      asOperation.clear();
      byText.clear();
      last = undefined;
    },
  };
}
