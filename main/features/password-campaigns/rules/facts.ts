import {
  entropyBands,
  type Facts,
  type Finding,
  lengthBands,
} from '../../../../preload/contract/password-campaigns.ts';
import type { StorageFamily } from '../../../../preload/contract/schema-mapping.ts';
import { type Observed, ordered } from './observe.ts';

/** What an audit knows of a password beyond the password itself. */
export interface Circumstances {
  readonly shared?: boolean;
  readonly unchanged?: boolean;
  /** zxcvbn's score where it was asked for; 0 and 1 are the finding `guessable`. */
  readonly guessability?: number;
  /** Candidates tried against a hash, and whether one of them opened it. */
  readonly guesses?: number;
  readonly guessed?: boolean;
}

const mostGuessable = 1;

/** The lower bound of the band a value lies in. */
export function bandOf(bands: readonly number[], value: number): number {
  let lower = bands[0] ?? 0;
  for (const bound of bands) if (bound <= value) lower = bound;
  return lower;
}

/** All that may be kept: lengths and entropy as bands only. Without `observed` for a hash that was not opened, and for no password. */
export function factsOf(family: StorageFamily, observed: Observed | undefined, known: Circumstances = {}): Facts {
  const found: Finding[] = observed ? [...observed.findings] : [];
  if (known.shared) found.push('shared');
  if (known.guessed) found.push('guessed');
  if (known.guessability !== undefined && known.guessability <= mostGuessable) found.push('guessable');
  if (known.unchanged) found.push('unchanged');
  return {
    family,
    ...(observed && {
      length: bandOf(lengthBands, observed.length),
      classes: observed.classes,
      entropy: bandOf(entropyBands, observed.entropy),
    }),
    otherCharacters: observed?.otherCharacters ?? false,
    findings: ordered(found),
    ...(known.guessability !== undefined && { guessability: known.guessability }),
    ...(known.guesses !== undefined && { guesses: known.guesses }),
  };
}
