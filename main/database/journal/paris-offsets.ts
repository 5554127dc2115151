import { parisTime } from '../../shared/paris-day.ts';

const day = 86_400_000;

/** From `at` on (milliseconds since 1970) the clocks of Paris are `seconds` ahead of UTC. */
export interface ParisOffset {
  readonly at: number;
  readonly seconds: number;
}

const offset = (time: number) => (parisTime(new Date(time)) - time) / 1000;

/** The offset two years before an instant, then each change until two years after it: what a server without time zones needs. */
export function parisOffsets(now: Date): ParisOffset[] {
  const begin = Math.floor(now.getTime() / day) * day - 730 * day;
  const found = [{ at: begin, seconds: offset(begin) }];
  for (let time = begin; time < begin + 1460 * day; time += 7 * day) {
    if (offset(time) === offset(time + 7 * day)) continue;
    let [low, high] = [time, time + 7 * day];
    while (high - low > 900_000) {
      const middle = low + Math.floor((high - low) / 2 / 900_000) * 900_000;
      if (offset(middle) === offset(low)) low = middle;
      else high = middle;
    }
    found.push({ at: high, seconds: offset(high) });
  }
  return found;
}
