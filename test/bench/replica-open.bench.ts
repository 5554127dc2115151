import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSalt } from '../../main/database/replica/key.ts';
import { createReplica, openReplica } from '../../main/database/replica/open-replica.ts';
import { openSharedRecords } from '../../main/database/replica/shared/open-shared-records.ts';
import type { Measure } from './bench.ts';
import { offlineEdits } from './merge/offline-edits.ts';
import { benchKind } from './merge/ouvadesk.ts';

export const name = 'replica-open';

const operations = 200_000;
const rounds = 5;

/** A replica with 200,000 operations: the time until its shared records can be read, its key given, and the memory it takes. */
export async function bench(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ouvadesk-bench-'));
  try {
    const address = { file: join(folder, 'replica.db'), key: randomBytes(32) };
    createReplica(address.file, address.key, newSalt(), new Date());
    await fill(address);
    const seconds: number[] = [];
    const megabytes: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const idle = memory();
      const before = performance.now();
      const replica = await openReplica(address, new Date());
      const sharing = openSharedRecords(replica.db, () => new Date());
      if (sharing.outbox.unsentCount() !== operations) throw new Error('Operations are missing.');
      seconds.push((performance.now() - before) / 1_000);
      megabytes.push(memory() - idle);
      sharing.close();
      await replica.close();
    }
    const note = `${operations.toLocaleString('en')} operations on 1,000 records; key derivation apart`;
    return [
      { value: median(seconds), unit: 's', target: 1, note },
      { name: 'memory', value: median(megabytes), unit: 'MB more than before', target: 50, note },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(address: { file: string; key: Uint8Array }): Promise<void> {
  const replica = await openReplica(address, new Date());
  const { records, close } = openSharedRecords(replica.db, () => new Date());
  const { documents } = offlineEdits(1);
  records.together(() => {
    for (const { id, fields } of documents) records.create(benchKind, fields, id);
  });
  let done = documents.length;
  for (let edit = 0; done < operations; edit += 1)
    records.together(() => {
      for (const { id } of documents.slice(0, operations - done)) records.change(benchKind, id, { copies: edit + 100 });
      done += Math.min(documents.length, operations - done);
    });
  close();
  await replica.close();
}

/** Of the process, after what is no longer needed has gone. */
function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1_048_576;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
