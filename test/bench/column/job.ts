import { createCipheriv, createSecretKey, randomBytes } from 'node:crypto';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { openColumnDoor } from '../../../main/database/ouvadmin/open-column-door.ts';
import type { Reach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import { openColumnCipher } from '../../../main/encryption/cipher/open-column-cipher.ts';
import type { ColumnWork, PassProgress } from '../../../main/encryption/column-work.ts';
import { isGround, readGround } from '../../../main/encryption/read-ground.ts';
import type { Batches } from '../../../main/encryption/rows/choose-batches.ts';
import { encryptMaker } from '../../../main/encryption/rows/encrypt-maker.ts';
import { fillShadow } from '../../../main/encryption/rows/fill-shadow.ts';
import { verifyRows } from '../../../main/encryption/rows/verify-rows.ts';
import { expand } from '../../../main/encryption/states/expand.ts';
import { talkTo } from '../../../main/shared/worker-talk.ts';

export interface JobOrder {
  readonly deed: 'expand' | 'fill' | 'verify' | 'row-by-row';
  readonly reach: Reach;
  readonly work: ColumnWork;
  /** In hexadecimal: the data key and that of the index. */
  readonly keys: readonly [string, string];
  readonly batches?: Batches;
}

export interface JobAnswer {
  readonly rows: number;
  readonly seconds: number;
  /** Of CPU, of this process alone. */
  readonly cpu: number;
  /** The most that the whole process ever had. */
  readonly megabytes: number;
}

async function work(order: JobOrder): Promise<JobAnswer> {
  const door = await openColumnDoor(order.reach);
  const found = await readGround(door, order.work);
  if (!isGround(found)) throw new Error(JSON.stringify(found));
  const [key, index] = order.keys.map((hex) => Buffer.from(hex, 'hex'));
  const keys = { current: { number: 1, key: key ?? Buffer.alloc(0) }, older: [], index: index ?? Buffer.alloc(0) };
  const maker = encryptMaker(openColumnCipher(order.work, keys));
  const { signal } = new AbortController();
  const how = { pace: () => ({}), signal, ...(order.batches ? { batches: order.batches } : {}) };
  const before = process.cpuUsage();
  const begun = performance.now();
  let rows = 0;
  if (order.deed === 'expand') await expand(door, found, order.work, signal);
  else if (order.deed === 'fill') rows = (await toEnd(fillShadow(door, found, order.work, maker, how))).written;
  else if (order.deed === 'verify') {
    const { pending, stale, corrupt, rows: seen } = await toEnd(verifyRows(door, found, order.work, maker, how));
    if (pending + stale + corrupt > 0) throw new Error(`${pending} pending, ${stale} stale, ${corrupt} corrupt`);
    rows = seen;
  } else rows = await rowByRow(10_000);
  const seconds = (performance.now() - begun) / 1_000;
  await door.close();
  const { user, system } = process.cpuUsage(before);
  return { rows, seconds, cpu: (user + system) / 1_000_000, megabytes: process.resourceUsage().maxRSS / 1_024 };

  /** What a plain client does: reads a thousand rows, encrypts each and writes it, in transactions. */
  async function rowByRow(many: number): Promise<number> {
    const secret = createSecretKey(randomBytes(32));
    let after = 0;
    for (let done = 0; done < many; done += 1_000) {
      const page = await door.read('SELECT id, email FROM comptes WHERE id > ? ORDER BY id LIMIT 1000', [after]);
      await door.together(async ({ write }) => {
        for (const [id, email] of page) {
          const nonce = randomBytes(12);
          const cipher = createCipheriv('aes-256-gcm', secret, nonce);
          const text = Buffer.concat([cipher.update(email ?? ''), cipher.final()]);
          const shadow = Buffer.concat([nonce, cipher.getAuthTag(), text]);
          await write('UPDATE comptes SET email_enc = ? WHERE id = ?', [shadow, `${id}`]);
          after = Number(`${id}`);
        }
      });
    }
    return many;
  }
}

async function toEnd<Result>(pass: AsyncGenerator<PassProgress, Result>): Promise<Result> {
  for (;;) {
    const { done, value } = await pass.next();
    if (done) return value;
  }
}

// In a process of its own, so that its memory is its own, and there in a worker, as in the application.
if (!isMainThread) parentPort?.postMessage(await work(workerData as JobOrder));
else
  process.once('message', async (order: JobOrder) => {
    const { signal } = new AbortController();
    for await (const answer of talkTo<JobAnswer>(new URL(import.meta.url), order, signal)) process.send?.(answer);
    process.disconnect();
  });
