import { type Reason, reasons } from '../../../preload/contract/password-campaigns.ts';

/** Reasons as bits in the order of the contract, which only ever grows at its end. */
export const toBits = (set: Iterable<Reason>): number => {
  let bits = 0;
  for (const reason of set) bits |= 1 << reasons.indexOf(reason);
  return bits;
};

/** In the order of the contract; what a newer application knows more is left out. */
export const fromBits = (bits: number): Reason[] => reasons.filter((_, place) => bits & (1 << place));
