import { minimumPassphraseLength } from '../../../preload/contract/passphrase.ts';
import type { Strength } from '../../../preload/contract/vault.ts';
import { lengthOf } from './passphrase.ts';

export type Guess = Pick<Strength, 'score' | 'guessesLog10' | 'advice'>;

/** How a passphrase fares: its length as a person counts it, and how well it resists guessing. */
export async function strengthOf(passphrase: string, guess: (passphrase: string) => Promise<Guess>): Promise<Strength> {
  const length = lengthOf(passphrase);
  const { score, guessesLog10, advice } = await guess(passphrase);
  return { length, longEnough: length >= minimumPassphraseLength, score, guessesLog10, advice };
}
