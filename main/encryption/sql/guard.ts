import { hash } from 'node:crypto';
import type { Dialect } from './quote.ts';

/** What guardBytes() gives in SQL for this clear value. */
export function guardOf(clear: Uint8Array, dialect: Dialect): Buffer {
  if (dialect === 'sqlite') return Buffer.from(clear);
  return hash('sha256', clear, 'buffer').subarray(0, 16);
}
