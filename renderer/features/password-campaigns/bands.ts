import { entropyBands, lengthBands } from '../../../preload/contract/password-campaigns.ts';

/** A band from its lower bound: both ends included, `to` absent for the last one. */
export interface Band {
  readonly from: number;
  readonly to?: number;
}

function bandIn(bounds: readonly number[], from: number): Band {
  const next = bounds.find((bound) => bound > from);
  return next === undefined ? { from } : { from, to: next - 1 };
}

/** The lengths that a band of lengths holds. */
export function lengthBand(from: number): Band {
  return bandIn(lengthBands, from);
}

/** The bits that a band of entropy holds; its end is not included. */
export function entropyBand(from: number): Band {
  const next = entropyBands.find((bound) => bound > from);
  return next === undefined ? { from } : { from, to: next };
}
