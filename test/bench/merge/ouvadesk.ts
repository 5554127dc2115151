import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { newSalt } from '../../../main/database/replica/key.ts';
import { createReplica, openReplica } from '../../../main/database/replica/open-replica.ts';
import { openSharedRecords } from '../../../main/database/replica/shared/open-shared-records.ts';
import type { Sharing } from '../../../main/database/replica/shared/sharing.ts';
import type { Kind } from '../../../main/database/replica/shared-records.ts';
import { perRow } from '../../../main/features/sync/send-edits.ts';
import { decodeBatch } from '../../../main/sync/decode-operations.ts';
import { encodeOperations } from '../../../main/sync/encode-operations.ts';
import { batchPlace, seal, unseal } from '../../../main/sync/seal.ts';
import type { Contender } from './contender.ts';
import type { OfflineEdit, Workload } from './offline-edits.ts';

const text = z.string().default('');
export const benchKind = {
  name: 'piece',
  version: 1,
  fields: z.object({
    ...{ state: text, due: text, note: text, copies: z.number().default(0) },
    ...{ answer: text, met: text, remark: text, seen: z.boolean().default(false) },
    ...{ holder: text, step: text },
  }),
} satisfies Kind;

/** Operations in one row of the journal. */
export const perBatch = 10_000;

export interface OpenedReplica {
  readonly sharing: Sharing;
  readonly clock: { now: number };
  /** What was written before is in the file, and no longer beside it: another day. */
  rest(): void;
  close(): Promise<void>;
}

/** A replica as the application opens it: an encrypted file, every edit on the disk when it is made. */
export async function openBenchReplica(file: string): Promise<OpenedReplica> {
  const key = randomBytes(32);
  const clock = { now: 0 };
  createReplica(file, key, newSalt(), new Date());
  const replica = await openReplica({ file, key }, new Date());
  const sharing = openSharedRecords(replica.db, () => new Date(clock.now));
  return {
    ...{ sharing, clock },
    rest: () => void replica.db.pragma('wal_checkpoint(TRUNCATE)'),
    async close() {
      sharing.close();
      await replica.close();
    },
  };
}

/** Everything one gives the other, as it lies in the journal: columns, deflated, encrypted. */
export function sealOwn({ outbox, identity }: Sharing, key: Uint8Array, after = 0) {
  const batches: { first: number; last: number; sealed: Buffer }[] = [];
  for (let first = after + 1; ; first += perBatch) {
    const operations = outbox.operations(first, first + perBatch - 1);
    if (operations.length === 0) return batches;
    const last = first + operations.length - 1;
    const place = batchPlace({ device: identity.device(), first, last, epoch: 1 });
    batches.push({ first, last, sealed: seal(key, place, encodeOperations(operations)) });
  }
}

async function give(from: Sharing, to: Sharing, key: Uint8Array, after: number): Promise<void> {
  const device = from.identity.device();
  for (const { first, last, sealed } of sealOwn(from, key, after)) {
    const bytes = unseal(key, batchPlace({ device, first, last, epoch: 1 }), sealed);
    await to.inbox.receive(decodeBatch(bytes, device, first, last));
  }
}

function edit({ sharing, clock }: OpenedReplica, edits: readonly OfflineEdit[]): void {
  for (let from = 0; from < edits.length; from += 500)
    sharing.records.together(() => {
      for (const { document, field, value, at } of edits.slice(from, from + 500)) {
        clock.now = at;
        sharing.records.change(benchKind, document, { [field]: value });
      }
    });
}

export async function openBoth(
  workload: Workload,
  folder: string,
): Promise<{ anne: OpenedReplica; paul: OpenedReplica }> {
  mkdirSync(folder, { recursive: true });
  const anne = await openBenchReplica(join(folder, 'anne.db'));
  const paul = await openBenchReplica(join(folder, 'paul.db'));
  anne.sharing.records.together(() => {
    for (const { id, fields } of workload.documents) anne.sharing.records.create(benchKind, fields, id);
  });
  await give(anne.sharing, paul.sharing, randomBytes(32), 0);
  edit(anne, workload.edits[0]);
  edit(paul, workload.edits[1]);
  for (const one of [anne, paul]) one.rest();
  return { anne, paul };
}

export const ouvadesk: Contender = {
  name: 'ouvadesk',
  async prepare(workload, folder) {
    const { anne, paul } = await openBoth(workload, folder);
    const key = randomBytes(32);
    return {
      async merge() {
        await give(anne.sharing, paul.sharing, key, workload.documents.length);
        await give(paul.sharing, anne.sharing, key, 0);
      },
      async alike() {
        const [mine, theirs] = [anne.sharing.records.list(benchKind), paul.sharing.records.list(benchKind)];
        return countAlike(mine, theirs);
      },
      async close() {
        await anne.close();
        await paul.close();
      },
    };
  },
};

export function countAlike(mine: readonly { id: string; fields: object }[], theirs: typeof mine) {
  const fields = new Map(theirs.map((record) => [record.id, record.fields as Record<string, unknown>]));
  const pairs = mine.flatMap((record) =>
    Object.entries(record.fields).map(([field, value]) => fields.get(record.id)?.[field] === value),
  );
  return { same: pairs.filter(Boolean).length, of: pairs.length };
}

/** Bytes an edit takes in the journal before it is encrypted. */
export async function bytesAnEdit(workload: Workload, folder: string): Promise<number> {
  const { anne, paul } = await openBoth(workload, folder);
  try {
    const operations = paul.sharing.outbox.operations(1, workload.edits[1].length);
    let bytes = 0;
    for (let start = 0; start < operations.length; start += perRow)
      bytes += encodeOperations(operations.slice(start, start + perRow)).length;
    return bytes / operations.length;
  } finally {
    await anne.close();
    await paul.close();
  }
}
