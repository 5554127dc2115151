import { randomFill, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { hash, argon2id as id } from 'argon2';
import type { Argon2id } from '../../../preload/contract/column-encryption.ts';
import { places } from './places.ts';
import type { ShadowedRow, ShadowMaker, Verdict } from './shadow-maker.ts';

const fill = promisify<Buffer, Buffer>(randomFill);

/**
 * Shadows that are Argon2id hashes, as PHP's password_verify reads them; `threads` of them are made at a time, by the
 * library on the threads that this process has for such work (hashThreads says how many).
 */
export function hashMaker(argon2id: Argon2id, threads: number): ShadowMaker {
  const place = places(threads);
  async function each<Item, Result>(
    items: readonly Item[],
    signal: AbortSignal,
    deed: (item: Item) => Promise<Result>,
  ): Promise<Result[]> {
    const made = items.map((item) =>
      place(async () => {
        signal.throwIfAborted();
        return deed(item);
      }),
    );
    // Those under way are waited for: the library takes the whole process down when the thread that it answers is gone.
    await Promise.allSettled(made);
    return Promise.all(made);
  }
  return {
    kind: 'hash',
    make: (rows, signal) =>
      each(rows, signal, async ({ clear }) => ({ shadow: await phcOf(clear, argon2id), blindIndex: null })),
    check: (rows, signal) => each(rows, signal, verdict),
    close: async () => {},
  };
}

/** In the order m, t, p, the only one that PHP reads: the library writes another. ASCII. */
export async function phcOf(clear: Buffer, argon2id: Argon2id): Promise<Buffer> {
  const salt = await fill(Buffer.alloc(16));
  const made = await rawHash(clear, argon2id, salt, 32);
  const { memoryKib, passes, lanes } = argon2id;
  const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return Buffer.from(`$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$${base64(salt)}$${base64(made)}`, 'ascii');
}

const rawHash = (clear: Buffer, { memoryKib, passes, lanes }: Argon2id, salt: Buffer, hashLength: number) =>
  hash(clear, {
    ...{ type: id, memoryCost: memoryKib, timeCost: passes, parallelism: lanes, version: 0x13 },
    ...{ salt, hashLength, raw: true },
  });

async function verdict({ clear, shadow }: ShadowedRow): Promise<Verdict> {
  const parts = readPhc(shadow.toString('latin1'));
  if (!parts) return 'corrupt';
  if (clear === null) return 'right';
  const made = await rawHash(clear, parts.argon2id, parts.salt, parts.made.length);
  return timingSafeEqual(made, parts.made) ? 'right' : 'stale';
}

const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{16,86})$/;

/** Undefined for what is no hash of this kind, or asks for more than anybody gives: a damaged one must not take the machine. */
function readPhc(text: string): { argon2id: Argon2id; salt: Buffer; made: Buffer } | undefined {
  const [, m, t, p, salt = '', made = ''] = phc.exec(text) ?? [];
  const argon2id = { memoryKib: Number(m), passes: Number(t), lanes: Number(p) };
  const { memoryKib, passes, lanes } = argon2id;
  const possible = lanes >= 1 && lanes <= 16 && passes >= 1 && passes <= 20 && memoryKib >= 8 * lanes;
  if (!possible || memoryKib > 1_048_576) return undefined;
  return { argon2id, salt: Buffer.from(salt, 'base64'), made: Buffer.from(made, 'base64') };
}
