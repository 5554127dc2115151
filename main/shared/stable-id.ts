import { createHash } from 'node:crypto';

/** The id of a record that two volunteers make of the same thing: the same on every laptop (a UUID of version 8, RFC 9562). */
export function stableId(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
