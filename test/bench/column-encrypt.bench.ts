import { setTimeout as pause } from 'node:timers/promises';
import type { Measure } from './bench.ts';
import { type ColumnWorld, columnWorld } from './column/column-world.ts';

export const name = 'column-encrypt';

const accounts = 200_000;
const rounds = 3;

/**
 * A column of 200,000 e-mail addresses on MariaDB: encrypted and verified from here, beside the database that encrypts a column
 * of its own in one statement and beside a client that writes row by row; what writers of the application feel of it; memory.
 */
export async function bench(): Promise<Measure[]> {
  const world = await columnWorld(accounts);
  try {
    await world.job('expand');
    const byRow = await world.job('row-by-row');
    const figures = { own: [] as number[], fill: [] as number[], verify: [] as number[], megabytes: [] as number[] };
    // In turn, so that what else the machine does weighs on all.
    for (let round = 0; round < rounds; round++) {
      figures.own.push(await ownStatement(world));
      await world.run('UPDATE comptes SET email_enc = NULL');
      const filled = await world.job('fill');
      const verified = await world.job('verify');
      if (filled.rows !== accounts || verified.rows !== accounts) throw new Error('not all rows');
      figures.fill.push(filled.seconds);
      figures.verify.push(verified.seconds);
      figures.megabytes.push(filled.megabytes, verified.megabytes);
    }
    const [own, fill, verify] = [median(figures.own), median(figures.fill), median(figures.verify)];
    const beside = { unit: 's', peer: 'the database itself, one statement' };
    const rate = (seconds: number) => `${Math.round(accounts / seconds)} rows/s`;
    const byRowSeconds = (byRow.seconds / byRow.rows) * accounts;
    return [
      {
        name: 'encrypt',
        ...beside,
        value: fill,
        ratio: fill / own,
        target: 1 / 0.6,
        note: `${rate(fill)}, peer ${rate(own)}`,
      },
      {
        ...{ name: 'encrypt-vs-row-by-row', value: fill, unit: 's', peer: 'row by row, in transactions' },
        ...{ ratio: fill / byRowSeconds, target: 0.1, note: `peer ${rate(byRowSeconds)}` },
      },
      {
        name: 'verify',
        ...beside,
        value: verify,
        ratio: verify / own,
        target: 1,
        note: `${rate(verify)}, peer ${rate(own)}`,
      },
      await writersFeel(world),
      { name: 'memory', value: Math.max(...figures.megabytes), unit: 'MB, the whole process', target: 200 },
    ];
  } finally {
    await world.close();
  }
}

async function ownStatement(world: ColumnWorld): Promise<number> {
  await world.run('UPDATE own SET email_enc = NULL');
  const begun = performance.now();
  await world.run("UPDATE own SET email_enc = AES_ENCRYPT(email, UNHEX(SHA2('a key of its own', 512)))");
  return (performance.now() - begun) / 1_000;
}

/** The 99th percentile of what a statement of the application takes while a column is encrypted, and without. */
async function writersFeel(world: ColumnWorld): Promise<Measure> {
  const ratios: { quiet: number; busy: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    await world.run('UPDATE comptes SET email_enc = NULL');
    const alone = world.writers();
    await pause(3_000);
    const quiet = percentile(await alone.stop());
    const beside = world.writers();
    await world.job('fill');
    ratios.push({ quiet, busy: percentile(await beside.stop()) });
  }
  const { quiet, busy } = ratios.sort((a, b) => a.busy / a.quiet - b.busy / b.quiet)[1] ?? { quiet: 1, busy: 1 };
  const note = `${quiet.toFixed(1)} ms without the job`;
  return {
    name: 'writers-p99',
    value: busy,
    unit: 'ms',
    peer: 'without the job',
    ratio: busy / quiet,
    target: 3,
    note,
  };
}

const percentile = (took: number[]) => took.sort((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? Number.NaN;

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
