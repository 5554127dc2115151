import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SealedBatch } from '../../../main/database/journal/journal.ts';
import { openJournal } from '../../../main/database/journal/open-journal.ts';
import { include, missing, type Ranges, upTo } from '../../../main/sync/ranges.ts';
import { describeWith } from '../../services/services.ts';
import { createJournal, type TestJournal, told } from './journals.ts';

const writers = 8;
const perWriter = 60;

describeWith(['certificates', 'mariadb'], 'many who write and commit late', ({ mariadb }) => {
  let shared: TestJournal;
  beforeAll(async () => {
    shared = await createJournal(mariadb);
    await shared.database.run(
      `CREATE TABLE control (seq BIGINT AUTO_INCREMENT PRIMARY KEY, device BINARY(16), first INT UNSIGNED);
       GRANT SELECT, INSERT ON control TO '${shared.volunteer.user}'@'%'`,
    );
  });
  afterAll(() => shared?.database.drop());

  const connect = () =>
    createConnection({
      host: '127.0.0.1',
      port: mariadb.port,
      user: shared.volunteer.user,
      password: shared.volunteer.password,
      database: shared.database.name,
      ssl: { ca: mariadb.ca },
    });

  /** Two transactions of one device are open at once and committed in either order; both tables in each of them. */
  async function write(device: string): Promise<SealedBatch[]> {
    const id = Buffer.from(device.replaceAll('-', ''), 'hex');
    const connections = [await connect(), await connect()] as const;
    const all: SealedBatch[] = [];
    const begin = async (connection: Connection) => {
      const first = all.length * 3 + 1;
      const batch = { device, first, last: first + 2, epoch: 1, sealed: randomBytes(40) };
      all.push(batch);
      await connection.query('START TRANSACTION');
      await connection.query('INSERT INTO batch (device, first, copy, last, epoch, sealed) VALUES (?, ?, 0, ?, 1, ?)', [
        ...[id, first, batch.last, batch.sealed],
      ]);
      await connection.query('INSERT INTO control (device, first) VALUES (?, ?)', [id, first]);
    };
    for (let turn = 0; turn < perWriter / 2; turn++) {
      await Promise.all(connections.map(begin));
      const [one, other] = Math.random() < 0.5 ? connections : connections.toReversed();
      await pause(Math.random() * 15);
      await one?.query('COMMIT');
      await pause(Math.random() * 15);
      await other?.query('COMMIT');
    }
    await Promise.all(connections.map((connection) => connection.end()));
    return all;
  }

  test('lose nothing to a reader who asks each device for its own numbers; a global sequence would', async () => {
    const journal = await openJournal(shared.reach);
    const control = await connect();
    const devices = Array.from({ length: writers }, () => v7());
    const had = new Map<string, Ranges>(devices.map((device) => [device, []]));
    const got = new Map<string, SealedBatch>();
    let doubled = 0;
    const controlGot = new Set<string>();
    let cursor = 0;

    const pull = async () => {
      const wanted = devices.flatMap((device) => {
        const ranges = had.get(device) ?? [];
        const last = ranges.at(-1)?.last ?? 0;
        const gaps = missing(ranges, last).map((gap) => ({ device, after: gap.first - 1, upTo: gap.last }));
        return [...gaps, { device, after: last }];
      });
      for await (const page of journal.pull(wanted, 2_000)) {
        for (const batch of page) {
          had.set(batch.device, include(had.get(batch.device) ?? [], batch));
          if (got.has(told(batch))) doubled++;
          got.set(told(batch), batch);
        }
      }
    };
    const pullControl = async () => {
      const [rows] = await control.query<RowDataPacket[]>(
        'SELECT seq, HEX(device) AS device, first FROM control WHERE seq > ? ORDER BY seq',
        [cursor],
      );
      for (const { seq, device, first } of rows) {
        cursor = Math.max(cursor, Number(seq));
        controlGot.add(`${device} ${first}`);
      }
    };

    let writing = true;
    const work = Promise.all(devices.map(write)).finally(() => {
      writing = false;
    });
    while (writing) {
      await pull();
      await pullControl();
    }
    const written = (await work).flat();
    await pull();
    await pullControl();

    expect(written).toHaveLength(writers * perWriter);
    expect([...got.keys()].toSorted()).toEqual(written.map(told).toSorted());
    expect(doubled).toBe(0);
    for (const device of devices) expect(upTo(had.get(device) ?? [])).toBe(perWriter * 3);
    // The control: the same rows, written in the same transactions, read by the sequence the server gave them.
    expect(written.length - controlGot.size).toBeGreaterThan(0);
    await journal.close();
    await control.end();
  });
});
