/** Milliseconds that zxcvbn takes for one password on an ordinary laptop. */
const guessabilityEach = 2;
/** Milliseconds of one bcrypt at cost 10 on an ordinary laptop; each step of cost doubles it. */
const bcryptEach = 60;

/** Milliseconds of the estimate of guessability for so many passwords. */
export function guessabilityTime(accounts: number): number {
  return accounts * guessabilityEach;
}

/** The most milliseconds that guesses against bcrypt can take: all accounts in bcrypt of cost 10, none opened. */
export function slowGuessTime(accounts: number, guesses: number): number {
  return accounts * guesses * bcryptEach;
}
