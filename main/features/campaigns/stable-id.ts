import { createHash } from 'node:crypto';

const digest = (parts: readonly string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** The id of a record that two volunteers make of the same thing: the same on every laptop (a UUID of version 8). */
export function stableId(...parts: readonly string[]): string {
  const hex = digest(parts);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** 16 characters that stand for something within a campaign. */
export const shortId = (...parts: readonly string[]): string => digest(parts).slice(0, 16);

/** 32 characters under which a message is known again when it comes back, and which tell nothing. */
export const longId = (...parts: readonly string[]): string => digest(parts).slice(0, 32);
