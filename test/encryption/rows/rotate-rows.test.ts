import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openColumnCipher } from '../../../main/encryption/cipher/open-column-cipher.ts';
import { encryptMaker } from '../../../main/encryption/rows/encrypt-maker.ts';
import { fillShadow } from '../../../main/encryption/rows/fill-shadow.ts';
import { restoreClear } from '../../../main/encryption/rows/restore-clear.ts';
import { rotateRows } from '../../../main/encryption/rows/rotate-rows.ts';
import { verifyRows } from '../../../main/encryption/rows/verify-rows.ts';
import { expand } from '../../../main/encryption/states/expand.ts';
import { fence } from '../../../main/encryption/states/fence.ts';
import { unfence } from '../../../main/encryption/states/unfence.ts';
import { groundOf, meddling, never, type SqliteWorld, someKeys, sqliteWorld, toEnd, workOn } from './world.ts';

const batches = { rows: 2, lanes: 1, page: 3, bytes: 64 };
const how = { pace: () => ({}), signal: never, batches };
const work = workOn('v');
const older = someKeys(1);
const newer = { ...someKeys(2, [older.current]), index: older.index };
const under = { old: openColumnCipher(work, older), both: openColumnCipher(work, newer) };
const makers = { old: encryptMaker(under.old), both: encryptMaker(under.both) };
const text = fc.constantFrom('', 'a', 'é', 'a ', 'un texte');

async function switched(values: readonly (string | null)[], column = 'v TEXT'): Promise<SqliteWorld> {
  const world = await sqliteWorld(`CREATE TABLE t (id INTEGER PRIMARY KEY, ${column})`);
  const insert = world.app.prepare('INSERT INTO t VALUES (?, ?)');
  for (const [id, value] of values.entries()) insert.run(id, value);
  await expand(world.door, await groundOf(world.door, work), work, never);
  await toEnd(fillShadow(world.door, await groundOf(world.door, work), work, makers.old, how));
  await fence(world.door, await groundOf(world.door, work), work, never);
  return world;
}

/** Stores a new value as the new program does: the ciphertext alone. */
function store({ app }: SqliteWorld, id: number, value: string, by = under.old): void {
  app.prepare('UPDATE t SET v_enc = ? WHERE id = ?').run(by.encrypt([Buffer.from(`${id}`)], Buffer.from(value)), id);
}

const opened = ({ app }: SqliteWorld) =>
  new Map(
    (app.prepare('SELECT id, v_enc FROM t WHERE v_enc IS NOT NULL').raw().all() as [number, Buffer][]).map(
      ([id, bytes]) => {
        const clear = under.both.decrypt([Buffer.from(`${id}`)], bytes);
        return [id, [typeof clear === 'string' ? clear : clear.toString(), under.both.keyNumber(bytes)]];
      },
    ),
  );

test('whoever writes meanwhile, under the old key or the new one, every value ends under the new one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(text), { maxLength: 8 }),
      fc.array(fc.array(fc.record({ id: fc.nat(7), value: text, old: fc.boolean() }), { maxLength: 3 }), {
        maxLength: 8,
      }),
      async (values, edits) => {
        const world = await switched(values);
        try {
          const book = new Map(values.flatMap((value, id) => (value === null ? [] : [[id, value] as const])));
          const kept = new Map(book);
          const door = meddling(world.door, () => {
            for (const { id, value, old } of edits.shift() ?? []) {
              if (id >= values.length) continue;
              store(world, id, value, old ? under.old : under.both);
              book.set(id, value);
              kept.delete(id);
            }
          });
          await toEnd(rotateRows(door, await groundOf(world.door, work), work, under.both, how));
          await toEnd(rotateRows(world.door, await groundOf(world.door, work), work, under.both, how));
          expect(opened(world)).toEqual(new Map([...book].map(([id, value]) => [id, [value, 2]])));
          // Old programs still read what nobody wrote since.
          const clear = world.app.prepare('SELECT id, v FROM t WHERE v IS NOT NULL').raw().all() as [number, string][];
          expect(new Map(clear)).toEqual(kept);
        } finally {
          await world.close();
        }
      },
    ),
    { numRuns: 20 },
  );
});

test('a rotation that was interrupted is gone on with; what does not open is named and left', async () => {
  const world = await switched(Array.from({ length: 9 }, (_, at) => `v${at}`));
  try {
    world.app.exec("UPDATE t SET v_enc = X'0100000001' || zeroblob(40) WHERE id = 4");
    const stop = new AbortController();
    let writes = 0;
    const door = {
      ...world.door,
      async together<Result>(deed: Parameters<typeof world.door.together<Result>>[0]) {
        writes += 1;
        if (writes === 2) stop.abort(new Error('enough'));
        return world.door.together(deed);
      },
    };
    const ground = await groundOf(world.door, work);
    await expect(toEnd(rotateRows(door, ground, work, under.both, { ...how, signal: stop.signal }))).rejects.toThrow(
      'enough',
    );
    const half = [...opened(world).values()].filter(([, number]) => number === 2).length;
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(8);
    const { result } = await toEnd(rotateRows(world.door, ground, work, under.both, how));
    expect(result).toEqual({ written: 8 - half, lost: 0, corrupt: 1, damaged: ['4'] });
  } finally {
    await world.close();
  }
});

test('values that are in the ciphertext alone come back into the clear, and nothing waits for a shadow then', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(text), { maxLength: 8 }),
      fc.array(fc.array(fc.record({ id: fc.nat(7), value: text }), { maxLength: 3 }), { minLength: 1, maxLength: 6 }),
      async (values, edits) => {
        const world = await switched(values);
        try {
          const book = new Map(values.flatMap((value, id) => (value === null ? [] : [[id, value] as const])));
          const edit = () => {
            for (const { id, value } of edits.shift() ?? []) {
              if (id >= values.length) continue;
              store(world, id, value);
              book.set(id, value);
            }
          };
          edit();
          await unfence(world.door, await groundOf(world.door, work), work, never);
          const ground = await groundOf(world.door, work);
          await toEnd(restoreClear(meddling(world.door, edit), ground, work, under.old, how));
          const { result } = await toEnd(restoreClear(world.door, ground, work, under.old, how));
          expect(result).toMatchObject({ corrupt: 0, unfitRows: 0 });
          const clear = world.app.prepare('SELECT id, v FROM t WHERE v IS NOT NULL').raw().all() as [number, string][];
          expect(new Map(clear)).toEqual(book);
          const { result: found } = await toEnd(verifyRows(world.door, ground, work, makers.old, how));
          expect(found).toEqual({ rows: values.length, pending: 0, stale: 0, corrupt: 0, damaged: [] });
        } finally {
          await world.close();
        }
      },
    ),
    { numRuns: 20 },
  );
});

test('a ciphertext that does not open, or a value that is no number, is left and named', async () => {
  const world = await switched(['1', '2', '3', '4'], 'v INTEGER');
  try {
    store(world, 1, '007');
    store(world, 2, '42');
    world.app.exec("UPDATE t SET v_enc = X'01' WHERE id = 3");
    await unfence(world.door, await groundOf(world.door, work), work, never);
    const { result } = await toEnd(restoreClear(world.door, await groundOf(world.door, work), work, under.old, how));
    expect(result).toEqual({ written: 1, lost: 0, corrupt: 1, damaged: ['3'], unfitRows: 1, unfit: ['1'] });
    expect(world.app.prepare('SELECT v FROM t ORDER BY id').pluck().all()).toEqual([1, null, 42, null]);
  } finally {
    await world.close();
  }
});

test('what an old program stored just before the fence is encrypted behind it, and stays in clear as all others', async () => {
  const world = await switched(['un']);
  try {
    await unfence(world.door, await groundOf(world.door, work), work, never);
    world.app.exec("UPDATE t SET v = 'deux'");
    await fence(world.door, await groundOf(world.door, work), work, never);
    const filled = fillShadow(world.door, await groundOf(world.door, work), work, makers.old, how);
    expect((await toEnd(filled)).result.written).toBe(1);
    expect(world.app.prepare('SELECT v FROM t').pluck().all()).toEqual(['deux']);
    expect([...opened(world).values()]).toEqual([['deux', 1]]);
  } finally {
    await world.close();
  }
});
