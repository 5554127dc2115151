import { expect, test } from 'vitest';
import type { ColumnDoor } from '../../../main/database/ouvadmin/column-door.ts';
import { openColumnCipher } from '../../../main/encryption/cipher/open-column-cipher.ts';
import { chooseBatches } from '../../../main/encryption/rows/choose-batches.ts';
import { encryptMaker } from '../../../main/encryption/rows/encrypt-maker.ts';
import { fillShadow } from '../../../main/encryption/rows/fill-shadow.ts';
import { lookAtServer, usualRest } from '../../../main/encryption/rows/look-at-server.ts';
import { runLanes } from '../../../main/encryption/rows/run-lanes.ts';
import { expand } from '../../../main/encryption/states/expand.ts';
import { groundOf, never, someKeys, sqliteWorld, workOn } from './world.ts';

const work = workOn('v');
const maker = encryptMaker(openColumnCipher(work, someKeys()));

async function worldOf(rows: number) {
  const world = await sqliteWorld(
    `CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT);
     WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows}) INSERT INTO t SELECT i, 'v' || i FROM n`,
  );
  await expand(world.door, await groundOf(world.door, work), work, never);
  return { ...world, ground: await groundOf(world.door, work) };
}

test('no more rows go a second than the pace says, and another pace holds at once', async () => {
  const world = await worldOf(3_000);
  try {
    let pace = 200;
    const begun = performance.now();
    const pass = fillShadow(world.door, world.ground, work, maker, {
      pace: () => ({ rowsPerSecond: pace }),
      signal: never,
    });
    for await (const { done } of pass) {
      const seconds = (performance.now() - begun) / 1_000;
      // Half a second's rows may go ahead.
      if (pace === 200) expect(done).toBeLessThanOrEqual(200 * seconds + 101);
      if (seconds > 1) pace = 1_000_000;
    }
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(world.app.prepare('SELECT COUNT(*) FROM t WHERE v_enc IS NULL').pluck().get()).toBe(0);
  } finally {
    await world.close();
  }
});

test('an abort ends it soon, whatever the pace, and what was written stays', async () => {
  const world = await worldOf(500);
  try {
    const stop = new AbortController();
    const pass = fillShadow(world.door, world.ground, work, maker, {
      pace: () => ({ rowsPerSecond: 2 }),
      signal: stop.signal,
    });
    let aborted = 0;
    await expect(
      (async () => {
        for await (const { done } of pass) {
          if (done === 0) continue;
          aborted = performance.now();
          stop.abort(new Error('enough'));
        }
      })(),
    ).rejects.toThrow('enough');
    expect(performance.now() - aborted).toBeLessThan(1_000);
    expect(world.app.prepare('SELECT COUNT(*) FROM t WHERE v_enc IS NOT NULL').pluck().get()).toBeGreaterThan(0);
  } finally {
    await world.close();
  }
});

/** A door that answers as a MySQL or MariaDB server that is asked how it is. */
function answering(door: ColumnDoor, answers: { lag?: number | null; threads?: number }): ColumnDoor {
  return {
    ...door,
    server: { ...door.server, dialect: 'mariadb' },
    async read(sql) {
      const cell = (value: unknown) => Buffer.from(String(value));
      if (sql === 'SHOW SLAVE STATUS' && answers.lag !== undefined)
        return [[...Array.from({ length: 32 }, () => null), answers.lag === null ? null : cell(answers.lag)]];
      if (sql.startsWith('SHOW GLOBAL STATUS')) return [[cell('Threads_running'), cell(answers.threads ?? 1)]];
      return [];
    },
  };
}

test('a replica that lags and a server with much to do are given a rest until they have recovered', async () => {
  const world = await worldOf(1);
  const answers: { lag?: number | null; threads?: number } = { lag: 0 };
  try {
    const watch = lookAtServer(answering(world.door, answers), 2, never, { ...usualRest, every: 1 });
    expect(await watch.look()).toBeUndefined();
    answers.lag = 30;
    expect(await watch.look()).toBe('lag');
    expect(watch.unrest()).toBe('lag');
    // Less, but not yet little.
    answers.lag = 5;
    expect(await watch.look()).toBe('lag');
    answers.lag = 1;
    expect(await watch.look()).toBeUndefined();
    answers.lag = 5;
    expect(await watch.look()).toBeUndefined();
    answers.threads = 60;
    expect(await watch.look()).toBe('busy');
    answers.threads = 3;
    expect(await watch.look()).toBeUndefined();
    for (const took of [20, 2_000, 2_000]) watch.took(250, took);
    expect(watch.unrest()).toBeUndefined();
    watch.took(250, 2_000);
    expect(watch.unrest()).toBe('busy');
    await watch.look();
    expect(watch.unrest()).toBeUndefined();
  } finally {
    await world.close();
  }
});

test('lanes run so many deeds at a time, end at the first failure and wait for what is under way', async () => {
  async function* numbers() {
    for (let number = 0; number < 20; number += 1) yield number;
  }
  let running = 0;
  let most = 0;
  const deed = async (number: number) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (number === 15) throw new Error('fifteen');
    return number;
  };
  const seen: number[] = [];
  await expect(
    (async () => {
      for await (const number of runLanes(numbers(), 3, deed)) seen.push(number);
    })(),
  ).rejects.toThrow('fifteen');
  expect(most).toBe(3);
  expect(running).toBe(0);
  expect(seen.length).toBeGreaterThanOrEqual(12);
  expect(seen.every((number) => number < 20 && number !== 15)).toBe(true);
});

test('batches grow with the way to the server, and never beyond what a statement may have', () => {
  const server = { dialect: 'mariadb', version: '10.11', packet: 16_777_216, roundTrip: 0.2 } as const;
  expect(chooseBatches(server)).toMatchObject({ rows: 250, lanes: 2, page: 2_000 });
  expect(chooseBatches({ ...server, roundTrip: 40 })).toMatchObject({ rows: 10_000, lanes: 6 });
  expect(chooseBatches({ ...server, packet: 1_048_576 }).bytes).toBeLessThan(300_000);
});
