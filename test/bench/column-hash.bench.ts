import { randomBytes } from 'node:crypto';
import { argon2id, hash } from 'argon2';
import { hashMaker } from '../../main/encryption/rows/hash-maker.ts';
import { hashThreads } from '../../main/encryption/rows/measure-argon2id.ts';
import { owaspArgon2id } from '../../preload/contract/column-encryption.ts';
import type { Measure } from './bench.ts';

export const name = 'column-hash';

const each = 24;
const rounds = 5;

/** Argon2id by OWASP's parameters: the hashes of a batch, salts and PHC text included, beside the library alone on as many threads. */
export async function bench(): Promise<Measure[]> {
  const threads = hashThreads();
  const many = threads * each;
  const maker = hashMaker(owaspArgon2id, threads);
  const { signal } = new AbortController();
  const rows = Array.from({ length: many }, (_, at) => ({
    row: [Buffer.from(`${at}`)],
    clear: Buffer.from(`secret ${at}`),
  }));
  const salt = randomBytes(16);
  const raw = async () => {
    for (let done = 0; done < each; done++) await hash('secret', { ...library, salt, raw: true });
  };
  const timed = async (deed: () => Promise<unknown>) => {
    const begun = performance.now();
    await deed();
    return performance.now() - begun;
  };
  await maker.make(rows.slice(0, threads), signal);
  const took: { ours: number; library: number }[] = [];
  // In turn, so that what else the machine does weighs on both.
  for (let round = 0; round < rounds; round++) {
    const alone = await timed(() => Promise.all(Array.from({ length: threads }, raw)));
    took.push({ library: alone, ours: await timed(() => maker.make(rows, signal)) });
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  const ours = median(took.map((round) => round.ours));
  const alone = median(took.map((round) => round.library));
  const note = `${Math.round((many / ours) * 1_000)} hashes a second on ${threads} threads, peer ${Math.round((many / alone) * 1_000)}`;
  return [{ value: ours / many, unit: 'ms a hash', peer: 'argon2 alone', ratio: ours / alone, target: 1 / 0.95, note }];
}

const { memoryKib, passes, lanes } = owaspArgon2id;
const library = { type: argon2id, memoryCost: memoryKib, timeCost: passes, parallelism: lanes } as const;
