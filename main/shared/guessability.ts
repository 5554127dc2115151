import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as french } from '@zxcvbn-ts/language-fr';

export interface Guessability {
  /** zxcvbn's score: 0 is guessed at once, 4 by nobody. */
  readonly score: number;
  /** Guesses needed, as a power of ten. */
  readonly guessesLog10: number;
  /** Keys of zxcvbn's warning and suggestions ("common", "anotherWord"…); the screen has the words. */
  readonly advice: string[];
}

/**
 * Longer input, and more than so many readings of digits as letters, say nothing more: at zxcvbn's own limits (256 and 100)
 * one hostile value takes seconds instead of a tenth of one, and a usual password three times as long.
 */
const longest = 128;
const mostLeetReadings = 8;

/**
 * How easily a password is guessed, by zxcvbn with French and common words and AZERTY and QWERTY keyboards; `about` is what
 * an attacker knows of its owner. Opening reads the dictionaries (a quarter of a second), a password then takes one to
 * three milliseconds.
 */
export function openGuessability(): (password: string, about?: readonly string[]) => Guessability {
  const { azerty, qwerty, keypad } = adjacencyGraphs;
  const checker = new ZxcvbnFactory({
    dictionary: { ...common, ...french },
    graphs: { azerty, qwerty, keypad },
    maxLength: longest,
    l33tMaxSubstitutions: mostLeetReadings,
  });
  return (password, about = []) => {
    const { score, guessesLog10, feedback } = checker.check(password, [...about]);
    const advice = [feedback.warning, ...feedback.suggestions].filter((key): key is string => Boolean(key));
    return { score, guessesLog10, advice };
  };
}
