import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { Kdf, saltBytes } from '../../database/replica/key.ts';
import { refusal } from '../../shared/refusal.ts';

/**
 * A vault in one file: a mark, the length of the header (four bytes), the header (JSON), the encrypted replica, the SHA-256 of
 * all that, and an HMAC of the SHA-256 under a key that only the passphrase makes.
 */
const format = 1;
/** As in PNG: a transfer that takes it for text shows at once. */
const mark = Buffer.from('OUVADESK\r\n\x1a\n', 'latin1');
const longestHeader = 65_536;
const hashBytes = 32;
const piece = 1 << 20;

export const EnvelopeHeader = z.object({
  format: z.literal(format),
  kind: z.enum(['backup', 'hand-over']),
  /** Of the vault, as in its header beside the replica. */
  id: z.string().max(100),
  vaultCreatedAt: z.iso.datetime(),
  savedAt: z.iso.datetime(),
  kdf: Kdf,
  check: z.string().regex(/^[0-9a-f]{32}$/),
  /** Of the replica. */
  bytes: z.number().int().min(512),
});
export type EnvelopeHeader = z.infer<typeof EnvelopeHeader>;

export interface Envelope {
  readonly header: EnvelopeHeader;
  /** Where the replica begins in the file. */
  readonly begins: number;
  readonly salt: Buffer;
}

/** What stands before the replica. */
export function envelopeHead(header: EnvelopeHeader): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([mark, length, text]);
}

/** What stands after it, from the SHA-256 of all before. */
export function envelopeTail(digest: Buffer, key: Uint8Array): Buffer {
  const sealing = Buffer.from(hkdfSync('sha256', key, '', 'ouvadesk backup envelope', hashBytes));
  return Buffer.concat([digest, createHmac('sha256', sealing).update(digest).digest()]);
}

/** Reads the head of a file. Refuses BACKUP_UNKNOWN, BACKUP_NEWER and BACKUP_DAMAGED; nothing of the replica is believed yet. */
export async function readEnvelope(file: FileHandle): Promise<Envelope> {
  const { size } = await file.stat();
  const start = await readAt(file, 0, mark.length + 4);
  if (!start.subarray(0, mark.length).equals(mark)) throw refusal('BACKUP_UNKNOWN');
  if (start.length < mark.length + 4) throw damaged('cut');
  const length = start.readUInt32BE(mark.length);
  if (length > longestHeader) throw damaged('altered');
  const text = await readAt(file, start.length, length);
  if (text.length < length) throw damaged('cut');
  const header = parse(text);
  const begins = start.length + length;
  const whole = begins + header.bytes + 2 * hashBytes;
  if (size !== whole) throw damaged(size < whole ? 'cut' : 'altered');
  return { header, begins, salt: await readAt(file, begins, saltBytes) };
}

/** Reads it all and hands the pieces of the replica over. Ends in the tail; refuses BACKUP_DAMAGED where the SHA-256 differs. */
export async function* readPayload(
  file: FileHandle,
  { header, begins }: Envelope,
): AsyncGenerator<Buffer, Buffer, void> {
  const hash = createHash('sha256').update(await readAt(file, 0, begins));
  for (let at = 0; at < header.bytes; ) {
    const bytes = await readAt(file, begins + at, Math.min(piece, header.bytes - at));
    if (bytes.length === 0) throw damaged('cut');
    hash.update(bytes);
    at += bytes.length;
    yield bytes;
  }
  const tail = await readAt(file, begins + header.bytes, 2 * hashBytes);
  if (tail.length < 2 * hashBytes) throw damaged('cut');
  if (!hash.digest().equals(tail.subarray(0, hashBytes))) throw damaged('altered');
  return tail;
}

/** Refuses BACKUP_DAMAGED unless whoever wrote the file had the key. */
export function requireSeal(tail: Buffer, key: Uint8Array): void {
  const ours = envelopeTail(tail.subarray(0, hashBytes), key);
  if (!timingSafeEqual(ours, tail)) throw damaged('altered');
}

function parse(text: Buffer): EnvelopeHeader {
  let said: unknown;
  try {
    said = JSON.parse(text.toString('utf8'));
  } catch {
    throw damaged('altered');
  }
  const newer = z
    .object({
      format: z
        .number()
        .int()
        .min(format + 1),
    })
    .safeParse(said);
  if (newer.success) throw refusal('BACKUP_NEWER');
  const header = EnvelopeHeader.safeParse(said);
  if (!header.success) throw damaged('altered');
  return header.data;
}

function damaged(because: 'cut' | 'altered') {
  return refusal('BACKUP_DAMAGED', { because });
}

/** The bytes from a place on, fewer only where the file ends. */
async function readAt(file: FileHandle, place: number, count: number): Promise<Buffer> {
  const bytes = Buffer.alloc(count);
  let read = 0;
  while (read < count) {
    const { bytesRead } = await file.read(bytes, read, count - read, place + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return bytes.subarray(0, read);
}
