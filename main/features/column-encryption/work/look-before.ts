import { randomBytes } from 'node:crypto';
import type { Preview } from '../../../../preload/contract/column-encryption.ts';
import type { ColumnDoor } from '../../../database/ouvadmin/column-door.ts';
import { breaksOf } from '../../../encryption/breaks-of.ts';
import { openColumnCipher } from '../../../encryption/cipher/open-column-cipher.ts';
import type { ColumnWork } from '../../../encryption/column-work.ts';
import type { Ground } from '../../../encryption/ground.ts';
import { lackingRights } from '../../../encryption/lacking-rights.ts';
import { obstaclesOf } from '../../../encryption/obstacles-of.ts';
import { isGround, readGround } from '../../../encryption/read-ground.ts';
import { encryptMaker } from '../../../encryption/rows/encrypt-maker.ts';
import { measureArgon2id } from '../../../encryption/rows/measure-argon2id.ts';
import { measureRate } from '../../../encryption/rows/measure-rate.ts';
import { clearBytes } from '../../../encryption/sql/clear-bytes.ts';
import { quote } from '../../../encryption/sql/quote.ts';
import { statementsOf } from '../../../encryption/statements-of.ts';
import type { Looked, PreviewOrder } from '../encryption-messages.ts';

/** Bytes that a ciphertext has besides its value, those of a blind index with its index, and those of a hash. */
const overhead = { ciphertext: 33, blindIndex: 16 * 2 + 8, hash: 97 };

const nothing = {
  ...{ rows: 0, values: 0, bytesNow: 0, bytesMore: 0, rate: 0, seconds: 0, verifySeconds: 0 },
  ...{ statements: [], lacking: [], obstacles: [], breaks: [], binaryLog: false, replicas: false },
};

/** What a plan would do here, found out by reading alone. */
export async function lookBefore(
  door: ColumnDoor,
  { table, column, work }: PreviewOrder,
  signal: AbortSignal,
): Promise<Looked> {
  const { roundTrip } = door.server;
  const ground = await readGround(door, { table, column });
  if (!isGround(ground)) return { ...nothing, roundTrip, obstacles: [ground] };
  const { binaryLog, replicas } = ground;
  const counted = await count(door, ground, signal);
  if (!work) return { ...nothing, roundTrip, binaryLog, replicas, ...counted };
  const obstacles = obstaclesOf(ground, work);
  const measured = obstacles.length > 0 ? undefined : await measure(door, ground, work, counted.values, signal);
  return {
    ...nothing,
    ...{ roundTrip, binaryLog, replicas, ...counted, ...measured, obstacles },
    bytesMore: bytesMore(work, counted),
    statements: statements(ground, work),
    lacking: await lackingRights(door, ground, work),
    breaks: breaksOf(ground, work),
  };
}

async function count(door: ColumnDoor, ground: Ground, signal: AbortSignal) {
  const { dialect } = door.server;
  const sql = `SELECT count(*), count(${quote(ground.column.name, dialect)}), coalesce(sum(length(${clearBytes(ground)})), 0) FROM ${quote(ground.table, dialect)}`;
  const [row = []] = await door.read(sql, [], signal);
  const [rows = 0, values = 0, bytesNow = 0] = row.map((cell) => Number(`${cell}`));
  return { rows, values, bytesNow };
}

function bytesMore({ treatment }: ColumnWork, { values, bytesNow }: { values: number; bytesNow: number }): number {
  if (treatment.kind === 'hash') return values * overhead.hash;
  return bytesNow + values * (overhead.ciphertext + (treatment.index === 'none' ? 0 : overhead.blindIndex));
}

async function measure(door: ColumnDoor, ground: Ground, work: ColumnWork, values: number, signal: AbortSignal) {
  if (work.treatment.kind === 'hash') {
    const { milliseconds, threads, perSecond } = await measureArgon2id(work.treatment.argon2id, signal);
    const seconds = values / perSecond;
    return { rate: perSecond, seconds, verifySeconds: seconds, hashing: { milliseconds, threads } };
  }
  // Keys that nobody keeps: how long it takes is the same under all of them.
  const keys = { current: { number: 1, key: randomBytes(32) }, older: [], index: randomBytes(32) };
  const rate = await measureRate(door, ground, encryptMaker(openColumnCipher(work, keys)), signal);
  const seconds = rate > 0 ? values / rate : 0;
  // Reading and opening took about two thirds of reading, encrypting and writing.
  return { rate, seconds, verifySeconds: seconds * 0.66 };
}

function statements(ground: Ground, work: ColumnWork): Preview['statements'] {
  const { expand, fence, contract, collapse, unfence } = statementsOf(ground, work);
  const led = (state: Preview['statements'][number]['state'], sqls: readonly string[]) =>
    sqls.map((sql) => ({ state, sql }));
  return [
    ...led('expanding', expand),
    ...led('switched', fence),
    ...led('contracted', contract),
    ...led('unfence', unfence),
    ...led('collapse', collapse),
  ];
}
