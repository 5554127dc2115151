import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openColumnCipher } from '../../../main/encryption/cipher/open-column-cipher.ts';
import { encryptMaker } from '../../../main/encryption/rows/encrypt-maker.ts';
import { fillShadow } from '../../../main/encryption/rows/fill-shadow.ts';
import { verifyRows } from '../../../main/encryption/rows/verify-rows.ts';
import { expand } from '../../../main/encryption/states/expand.ts';
import { groundOf, meddling, never, type SqliteWorld, someKeys, sqliteWorld, toEnd, workOn } from './world.ts';

const how = { pace: () => ({}), signal: never, batches: { rows: 2, lanes: 2, page: 3, bytes: 64 } };

/** Kinds of key, and how the tables of the property are made and their rows addressed. */
const keys = {
  whole: { ddl: 'id INTEGER PRIMARY KEY', parts: (n: number) => [n - 3] },
  text: {
    ddl: 'id TEXT PRIMARY KEY',
    parts: (n: number) => [["a'b", 'é', 'e', 'E', ' ', '', '10', '9', 'x"y', 'ß'][n] ?? `n${n}`],
  },
  bytes: { ddl: 'id BLOB PRIMARY KEY', parts: (n: number) => [Buffer.from([n, 0, 255])] },
  both: { ddl: 'a INTEGER, id TEXT', last: ', PRIMARY KEY (a, id)', parts: (n: number) => [n % 3, `k${n}`] },
  nocase: { ddl: 'id TEXT COLLATE NOCASE PRIMARY KEY', parts: (n: number) => [`Key${n}`] },
} as const;

const value = fc.oneof(
  fc.constantFrom(null, '', 'e', 'é', 'E', 'a', 'a ', ' a', 'A', '0', 'jean@exemple.org', 'x'.repeat(200)),
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\0', '-')),
);

/** What the application does at some moment: each is one statement of its own. */
const edit = fc.record({
  row: fc.nat(9),
  what: fc.oneof(
    value.map((to) => ({ kind: 'set' as const, to })),
    fc.constant({ kind: 'delete' as const }),
    value.map((to) => ({ kind: 'insert' as const, to })),
  ),
});

test('whatever the application writes meanwhile, every value ends with its own ciphertext', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...(Object.keys(keys) as (keyof typeof keys)[])),
      fc.constantFrom('TEXT', 'BLOB', "VARCHAR(20) NOT NULL DEFAULT ''"),
      fc.constantFrom('none', 'email', 'text'),
      fc.array(value, { maxLength: 10 }),
      fc.array(fc.array(edit, { maxLength: 4 }), { maxLength: 8 }),
      async (kind, type, index, values, edits) => {
        const key = keys[kind];
        const required = type.includes('NOT NULL');
        const world = await sqliteWorld(
          `CREATE TABLE t (${key.ddl}, v ${type}, other TEXT${'last' in key ? key.last : ''})`,
        );
        try {
          const app = application(world, key.parts(0).length, type === 'BLOB');
          for (const [at, to] of values.entries()) app.insert(key.parts(at), to ?? (required ? '' : null));
          const work = workOn('v', index);
          const cipher = openColumnCipher(work, someKeys());
          await expand(world.door, await groundOf(world.door, work), work, never);
          const kept = app.shadows();
          const door = meddling(world.door, () => {
            for (const { row, what } of edits.shift() ?? []) {
              if (what.kind === 'delete') app.remove(key.parts(row));
              else if (what.kind === 'insert') app.insert(key.parts(row), what.to);
              else app.set(key.parts(row), what.to);
            }
            app.expectKept(kept);
          });
          const maker = encryptMaker(cipher);
          const ground = await groundOf(world.door, work);
          await toEnd(fillShadow(door, ground, work, maker, how));
          // What the application did after the last look of the last pass.
          await toEnd(
            fillShadow(
              meddling(world.door, () => app.expectKept(kept)),
              ground,
              work,
              maker,
              how,
            ),
          );
          app.expectRight();
          const again = await toEnd(fillShadow(world.door, ground, work, maker, how));
          expect(again.result).toEqual({ written: 0, lost: 0 });
          const { result: found } = await toEnd(verifyRows(world.door, ground, work, maker, how));
          expect(found).toEqual({ rows: app.values().length, pending: 0, stale: 0, corrupt: 0, damaged: [] });
        } finally {
          await world.close();
        }
      },
    ),
    { numRuns: 40 },
  );
});

/** The application and its own book of what it wrote. */
function application({ app }: SqliteWorld, parts: number, blob: boolean) {
  const where = parts === 2 ? 'a IS ? AND id IS ?' : 'id IS ?';
  const columns = parts === 2 ? 'a, id' : 'id';
  const name = (key: readonly unknown[]) =>
    key.map((part) => (part instanceof Uint8Array ? Buffer.from(part).toString('hex') : String(part))).join('/');
  const book = new Map<string, string | null>();
  const stored = (to: string | null) => (blob && to !== null ? Buffer.from(to) : to);
  const rows = () =>
    app.prepare(`SELECT ${columns}, v, v_enc FROM t`).raw().all() as (string | number | Buffer | null)[][];
  const text = (clear: unknown) =>
    clear === null ? null : clear instanceof Uint8Array ? Buffer.from(clear).toString() : String(clear);
  const self = {
    insert(key: readonly unknown[], to: string | null) {
      if (book.has(name(key))) return;
      app.prepare(`INSERT INTO t (${columns}, v) VALUES (${parts === 2 ? '?, ?' : '?'}, ?)`).run(...key, stored(to));
      book.set(name(key), to);
    },
    set(key: readonly unknown[], to: string | null) {
      if (!book.has(name(key))) return;
      app.prepare(`UPDATE t SET v = ? WHERE ${where}`).run(stored(to), ...key);
      book.set(name(key), to);
    },
    remove(key: readonly unknown[]) {
      app.prepare(`DELETE FROM t WHERE ${where}`).run(...key);
      book.delete(name(key));
    },
    shadows: () => new Map(rows().map((row) => [name(row.slice(0, parts)), row])),
    values: () => [...book.values()],
    /** A ciphertext that stood beside the same value before is the same: none is encrypted twice. */
    expectKept(kept: Map<string, unknown[]>) {
      for (const row of rows()) {
        const before = kept.get(name(row.slice(0, parts)));
        const [clear, shadow] = row.slice(parts);
        const [clearBefore, shadowBefore] = before?.slice(parts) ?? [];
        if (shadowBefore && shadow && text(clear) === text(clearBefore ?? null)) expect(shadow).toEqual(shadowBefore);
        kept.set(name(row.slice(0, parts)), row);
      }
    },
    expectRight() {
      const found = new Map(rows().map((row) => [name(row.slice(0, parts)), text(row[parts] ?? null)]));
      expect(found).toEqual(book);
    },
  };
  return self;
}
