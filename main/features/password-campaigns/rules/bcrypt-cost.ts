import bcrypt from 'bcrypt';

/** Beyond this one guess takes a second or more: such a hash is left alone, and reported with no guess. */
export const highestCost = 14;

const shape = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;

/** The cost written in a bcrypt hash (its rounds are 2 to that power); undefined for what is not one that can be tried. */
export function bcryptCost(stored: string): number | undefined {
  const cost = Number(shape.exec(stored)?.[1] ?? Number.NaN);
  return cost >= 4 && cost <= 31 ? cost : undefined;
}

/** Milliseconds of one guess at cost 10 on this computer, measured in some 30 ms. */
export function measureBcrypt(): number {
  const stored = bcrypt.hashSync('mesure', 7);
  const begin = performance.now();
  for (let i = 0; i < 3; i++) bcrypt.compareSync('autre', stored);
  return ((performance.now() - begin) / 3) * 2 ** (10 - 7);
}

/** Seconds that so many guesses take at this cost, one at a time; 0 where none would be tried. */
export function secondsToGuess(cost: number, guesses: number, millisecondsAt10: number): number {
  return cost > highestCost ? 0 : (guesses * millisecondsAt10 * 2 ** (cost - 10)) / 1000;
}
