import { saw, type Written } from './context.ts';
import type { Stamp } from './operation.ts';
import { compareStamps } from './stamp.ts';

/**
 * Folds a write into a cell (a record's field, or one element of a set). Its state is its heads: the writes of it that no other write of
 * it has seen. As seeing is transitive, any order, repetition or partition of deliveries ends in the same heads. Returns
 * the same array where the write changes nothing.
 */
export function fold<Head extends Written<unknown>>(heads: readonly Head[], write: Head): readonly Head[] {
  if (heads.some((head) => isSame(head, write) || saw(head, write))) return heads;
  return [...heads.filter((head) => !saw(write, head)), write];
}

/** The heads with the one that is shown first: the latest by stamp, then by device. */
export function ranked<Head extends { readonly stamp: Stamp; readonly device: Device }, Device>(
  heads: readonly Head[],
  compareDevices: (one: Device, other: Device) => number = compareTexts,
): readonly Head[] {
  if (heads.length < 2) return heads;
  return heads.toSorted(
    (one, other) => compareStamps(other.stamp, one.stamp) || compareDevices(other.device, one.device),
  );
}

function isSame(one: Written<unknown>, other: Written<unknown>): boolean {
  return one.device === other.device && one.number === other.number;
}

function compareTexts(one: unknown, other: unknown): number {
  return String(one) < String(other) ? -1 : Number(String(one) > String(other));
}
