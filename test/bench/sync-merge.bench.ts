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

/** Merges timed of each, after one that warms it up: engines compile what runs often. */
const rounds: readonly [Contender, number][] = [
  [ouvadesk, 7],
  [plainSqlite, 7],
  [tinybase, 5],
  [tinybaseWithoutHistory, 5],
  [pouchdb, 3],
  [automerge, 1],
];
/** Ours over theirs at most. What TinyBase does without a history is less work, and shown without a target. */
const targets = new Map<Contender, number>([
  [plainSqlite, 2.5],
  [tinybase, 1],
  [pouchdb, 1],
  [automerge, 1],
]);

/** 10,000 + 10,000 edits made offline of the same 1,000 records, merged both ways: CPU of ours, encrypted, beside the peers. */
export async function bench(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ouvadesk-bench-'));
  const workload = offlineEdits(1);
  const seconds = new Map<Contender, number>();
  try {
    for (const [contender, times] of rounds)
      seconds.set(contender, await secondsOf(contender, times, workload, folder));
    const bytes = await bytesAnEdit(workload, join(folder, 'bytes'));
    const value = seconds.get(ouvadesk) ?? Number.NaN;
    const beside = [...seconds].filter(([contender]) => contender !== ouvadesk);
    return [
      ...beside.map(([contender, peer]) => ({
        name: `beside ${contender.name}`,
        ...{ value, unit: 's CPU', peer: contender.name, ratio: value / peer },
        ...(targets.has(contender) ? { target: targets.get(contender) ?? 0 } : {}),
        note: `${peer.toFixed(3)} s for the peer; ours is encrypted, on the wire and on the disk`,
      })),
      { name: 'bytes an edit', value: bytes, unit: 'B deflated, before encryption', target: 8 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The median. Throws where what both hold afterwards differs: that would be no merge. */
async function secondsOf(contender: Contender, times: number, workload: Workload, folder: string): Promise<number> {
  const found: number[] = [];
  for (let round = 0; round <= times; round += 1) {
    const place = mkdtempSync(join(folder, 'merge-'));
    const prepared = await contender.prepare(workload, place);
    globalThis.gc?.();
    const before = process.cpuUsage();
    await prepared.merge();
    const { user, system } = process.cpuUsage(before);
    if (round > 0 || times === 1) found.push((user + system) / 1_000_000);
    const { same, of } = await prepared.alike();
    if (same !== of || of < editsEach) throw new Error(`${contender.name}: ${same} of ${of} fields are alike.`);
    await prepared.close();
    rmSync(place, { recursive: true, force: true });
    if (times === 1) break;
  }
  return found.toSorted((one, other) => one - other)[Math.floor(found.length / 2)] ?? Number.NaN;
}
