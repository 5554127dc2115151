import type { Random } from './random.ts';

const oneDay = 86_400_000;
/** The demonstration's last day; fixed, so that the same seed gives the same bytes whenever it is made. */
const last = Date.UTC(2026, 9, 31) / oneDay;
const first = Date.UTC(2002, 2, 4) / oneDay;

/** Civil days, counted from 1970. */
export const days = {
  /** A day before the last one, most often not long ago: `years` on average. */
  draw(random: Random, years: number): number {
    return Math.max(first, Math.floor(last + Math.log(1 - random.next()) * years * 365));
  },
  iso: (day: number): string => new Date(day * oneDay).toISOString().slice(0, 10),
};

/** A moment from that day on, not after the last one: "2017-03-02 08:15:00". */
export function momentAfter(random: Random, day: number): string {
  const latest = Math.max(day, last - Math.floor(random.next() ** 3 * (last - day + 1)));
  const seconds = random.int(86_400);
  return new Date(latest * oneDay + seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
