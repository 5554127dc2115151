import { openWallClock } from './spreadsheet/civil-time.ts';

const day = 86_400_000;
const inParis = openWallClock('Europe/Paris');

/** The civil day "2026-11-24" of an instant, by the clocks of the cooperative, wherever the laptop is. */
export function parisDay(instant: Date): string {
  return dayOfNumber(Math.floor(inParis(instant.getTime()) / day));
}

/** "2026-11-24" of a count of days since 1970-01-01; dayNumber() of civil-time.ts is the way back. */
export function dayOfNumber(number: number): string {
  return new Date(number * day).toISOString().slice(0, 10);
}

/** The instant at which the next civil day of Paris begins. */
export function parisMidnightAfter(instant: Date): Date {
  const time = instant.getTime();
  const midnight = (Math.floor(inParis(time) / day) + 1) * day;
  // Clocks change at night, never at midnight: the guess is off by an hour at most.
  const guess = midnight - (inParis(time) - time);
  return new Date(guess - (inParis(guess) - midnight));
}

/** What the clocks of Paris show, in milliseconds since 1970 to be read as if they were UTC. */
export const parisTime = (instant: Date): number => inParis(instant.getTime());
