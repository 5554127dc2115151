import { isUtf8 } from 'node:buffer';

/** A value of more characters than this is cut: a password or a name is never longer, and a table of 1 MB values must be readable. */
export const longestValue = 4_096;

/** Bytes as text: UTF-8 where they are that, else Latin-1, so that every byte is kept and none becomes a question mark. */
export function decodeBytes(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  // A binary value that was cut after 4,096 bytes may end in the middle of a character.
  if (bytes.length === longestValue) {
    for (let end = bytes.length - 1; end >= bytes.length - 3; end--) {
      const whole = bytes.subarray(0, end);
      if (isUtf8(whole)) return whole.toString('utf8');
    }
  }
  return bytes.toString('latin1');
}

/** A value of SQLite as text; NULL is null. */
export function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return decodeBytes(Buffer.from(value));
  return typeof value === 'string' ? value : String(value);
}
