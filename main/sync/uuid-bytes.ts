import { Damaged } from './failures.ts';

export const uuidBytes = 16;
const pattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The 16 bytes of a UUID in its usual lower-case text; throws Damaged for anything else. */
export function uuidToBytes(text: string): Buffer {
  if (!pattern.test(text)) throw new Damaged('a text is no UUID');
  return Buffer.from(text.replaceAll('-', ''), 'hex');
}

/** The usual text of 16 bytes. */
export function uuidOfBytes(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, uuidBytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** First bytes first, then all second ones...: what UUIDv7s of one time share comes together. Undone by turning with their count. */
export function turned(bytes: Uint8Array, width: number): Buffer {
  const rows = bytes.length / width;
  const result = Buffer.allocUnsafe(bytes.length);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < width; column += 1) {
      result[column * rows + row] = bytes[row * width + column] ?? 0;
    }
  return result;
}
