import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { Damaged, NewerFormat } from '../../../sync/failures.ts';

const format = 1;
const mostBytes = 16 * 1_024 * 1_024;

/** What the cells of a snapshot hold: its first part. The others are operations, one for each record and each head. */
const SnapshotHead = z.object({
  devices: z.array(
    z.object({
      device: z.uuid(),
      author: z.uuid().nullable(),
      known: z.int().min(0),
      had: z.array(z.tuple([z.int().min(1), z.int().min(1)])),
    }),
  ),
});
export type SnapshotHead = z.infer<typeof SnapshotHead>;

export function encodeSnapshotHead(head: SnapshotHead): Buffer {
  return Buffer.concat([Buffer.of(format), deflateRawSync(JSON.stringify(head))]);
}

/** Throws NewerFormat or Damaged. */
export function decodeSnapshotHead(bytes: Uint8Array): SnapshotHead {
  const [version = 0] = bytes;
  if (version > format) throw new NewerFormat(version);
  try {
    const text = inflateRawSync(bytes.subarray(1), { maxOutputLength: mostBytes }).toString('utf8');
    return SnapshotHead.parse(JSON.parse(text));
  } catch {
    throw new Damaged('the head of a snapshot');
  }
}
