import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measure } from './bench.ts';
import { automerge } from './merge/automerge.ts';
import type { Contender } from './merge/contender.ts';
import { editsEach, offlineEdits, type Workload } from './merge/offline-edits.ts';
import { bytesAnEdit, ouvadesk } from './merge/ouvadesk.ts';
import { plainSqlite } from './merge/plain-sqlite.ts';
import { pouchdb } from './merge/pouchdb.ts';
import { tinybase, tinybaseWithoutHistory } from './merge/tinybase.ts';

export const name = 'sync-merge';

/** Merges timed of each, after one that warms it up (engines compile what runs often); Automerge's takes too long to be repeated. */
const contenders: readonly [Contender, rounds: number][] = [
  [ouvadesk, 9],
  [plainSqlite, 9],
  [tinybase, 3],
  [tinybaseWithoutHistory, 5],
  [pouchdb, 3],
  [automerge, 0],
];
/** Ours over theirs at most. What TinyBase does without a history is less work: shown without a target. */
const targets = new Map([
  [plainSqlite, 2.5],
  [tinybase, 1],
  [pouchdb, 1],
  [automerge, 1],
]);

interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

/** 10,000 + 10,000 edits made offline of the same 1,000 records, merged both ways: ours, encrypted, beside the peers. */
export async function bench(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ouvadesk-bench-'));
  const workload = offlineEdits(1);
  try {
    const costs = await costsOf(workload, folder);
    const bytes = await bytesAnEdit(workload, join(folder, 'bytes'));
    const own = medianOf(costs.get(ouvadesk));
    const beside = contenders.filter(([contender]) => contender !== ouvadesk);
    return [
      ...beside.map(([contender]) => measureOf(contender, own, medianOf(costs.get(contender)))),
      { name: 'bytes an edit', value: bytes, unit: 'B deflated, before encryption', target: 8 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measureOf(contender: Contender, own: Cost, peer: Cost): Measure {
  const target = targets.get(contender);
  return {
    name: `beside ${contender.name}`,
    ...{ value: own.wall, unit: 's', peer: contender.name, ratio: own.wall / peer.wall },
    ...(target === undefined ? {} : { target }),
    note: `${peer.wall.toFixed(3)} s for the peer; CPU ${own.cpu.toFixed(3)} s, ${peer.cpu.toFixed(3)} s for the peer`,
  };
}

/** In turn, so that what else the machine does weighs on all. */
async function costsOf(workload: Workload, folder: string): Promise<Map<Contender, Cost[]>> {
  const costs = new Map<Contender, Cost[]>();
  const most = Math.max(...contenders.map(([, rounds]) => rounds));
  for (let round = 0; round <= most; round += 1)
    for (const [contender, rounds] of contenders) {
      if (round > rounds) continue;
      const cost = await costOf(contender, workload, folder);
      if (round > 0 || rounds === 0) costs.set(contender, [...(costs.get(contender) ?? []), cost]);
    }
  return costs;
}

/** Of one merge. Throws where what both hold afterwards differs: that would be no merge. */
async function costOf(contender: Contender, workload: Workload, folder: string): Promise<Cost> {
  const place = mkdtempSync(join(folder, 'merge-'));
  const prepared = await contender.prepare(workload, place);
  globalThis.gc?.();
  const [cpuBefore, before] = [process.cpuUsage(), performance.now()];
  await prepared.merge();
  const wall = (performance.now() - before) / 1_000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const { same, of } = await prepared.alike();
  if (same !== of || of < editsEach) throw new Error(`${contender.name}: ${same} of ${of} fields are alike.`);
  await prepared.close();
  rmSync(place, { recursive: true, force: true });
  return { wall, cpu: (user + system) / 1_000_000 };
}

function medianOf(costs: readonly Cost[] = []): Cost {
  return { wall: median(costs.map(({ wall }) => wall)), cpu: median(costs.map(({ cpu }) => cpu)) };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
