import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Measure } from './bench.ts';

export const name = 'export';

const run = promisify(execFile);
const many = 100_000;
const rounds = 3;

interface Cost {
  /** CPU of the whole process, compression included. */
  readonly seconds: number;
  /** Peak over what the process took when idle. */
  readonly megabytes: number;
}

/** What is compared with what, and the most that ours may cost of it. */
const peers: [format: 'xlsx' | 'ods' | 'csv', peer: string, target: number][] = [
  ['xlsx', 'hucre', 0.5],
  ['xlsx', 'exceljs', 0.35],
  ['ods', 'sheetjs', 0.35],
  ['csv', 'fast-csv', 1],
];

/** Exports of 100,000 and 1,000,000 rows of 15 columns: CPU beside the peers, level 1 for all that compress, and memory. */
export async function bench(): Promise<Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ouvadesk-bench-'));
  const cost = (writer: string, rows: number) => costOf(writer, rows, join(folder, 'export'));
  try {
    const measures: Measure[] = [];
    const own = new Map<string, Cost[]>();
    for (const [format, peer, target] of peers) {
      const mine: Cost[] = [];
      const theirs: Cost[] = [];
      // In turn, so that what else the machine does weighs on both.
      for (let round = 0; round < rounds; round++) {
        mine.push(await cost(format, many));
        theirs.push(await cost(peer, many));
      }
      own.set(format, [...(own.get(format) ?? []), ...mine]);
      const value = median(mine, 'seconds');
      const peerValue = median(theirs, 'seconds');
      const note = `${peerValue.toFixed(2)} s for the peer, which took ${median(theirs, 'megabytes').toFixed(0)} MB`;
      measures.push({
        name: `${format}-cpu-vs-${peer}`,
        value,
        unit: 's',
        peer,
        ratio: value / peerValue,
        target,
        note,
      });
    }
    for (const [format, costs] of own) {
      measures.push({ name: `${format}-memory`, value: median(costs, 'megabytes'), unit: 'MB over idle', target: 150 });
    }
    for (const format of ['xlsx', 'ods', 'csv']) {
      const { megabytes, seconds } = await cost(format, 10 * many);
      const note = `${seconds.toFixed(1)} s of CPU`;
      measures.push({
        name: `${format}-memory-1000000-rows`,
        value: megabytes,
        unit: 'MB over idle',
        target: 250,
        note,
      });
    }
    return measures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function costOf(writer: string, rows: number, path: string): Promise<Cost> {
  const script = join(import.meta.dirname, 'export-writers.ts');
  const args = ['--expose-gc', '--no-warnings', script, writer, String(rows), path];
  const { stdout } = await run(process.execPath, args, { timeout: 300_000 });
  return JSON.parse(stdout);
}

function median(costs: readonly Cost[], what: keyof Cost): number {
  const sorted = costs.map((cost) => cost[what]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
