import { z } from 'zod';
import type { RowKey } from '../../../encryption/cipher/column-cipher.ts';

const Parts = z.array(z.union([z.string(), z.object({ hex: z.string().regex(/^(?:[0-9a-f]{2})*$/) })])).min(1);
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A text, or undefined where the bytes are none. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** A primary key as JSON, `["1"]`; parts that are no text in hexadecimal. */
export function keyText(row: RowKey): string {
  return JSON.stringify(row.map((part) => textOf(part) ?? { hex: Buffer.from(part).toString('hex') }));
}

/** Undefined for what is no key of so many parts. */
export function keyOf(text: string, parts: number): RowKey | undefined {
  try {
    const read = Parts.parse(JSON.parse(text));
    if (read.length !== parts) return undefined;
    return read.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part.hex, 'hex')));
  } catch {
    return undefined;
  }
}
