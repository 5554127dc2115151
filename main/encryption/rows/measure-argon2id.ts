import { availableParallelism } from 'node:os';
import type { Argon2id } from '../../../preload/contract/column-encryption.ts';
import { hashMaker } from './hash-maker.ts';

/** How many hashes can be made at a time: cores, and at most the threads that Node has for such work. */
export function hashThreads(): number {
  const pool = Number(process.env.UV_THREADPOOL_SIZE) || 4;
  return Math.max(1, Math.min(availableParallelism(), pool));
}

/** How long one hash takes here with these parameters while as many are made as can be, and how many a second in all. */
export async function measureArgon2id(
  argon2id: Argon2id,
  signal: AbortSignal,
  threads = hashThreads(),
): Promise<{ milliseconds: number; threads: number; perSecond: number }> {
  const maker = hashMaker(argon2id, threads);
  const rows = Array.from({ length: threads }, () => ({ row: [], clear: Buffer.from('mot de passe') }));
  // The first ones take their memory from the system.
  await maker.make(rows, signal);
  const begun = performance.now();
  let rounds = 0;
  do {
    await maker.make(rows, signal);
    rounds += 1;
  } while (performance.now() - begun < 500 && rounds < 20);
  const milliseconds = (performance.now() - begun) / rounds;
  return { milliseconds, threads, perSecond: (threads * 1_000) / milliseconds };
}
