/** How the latest messages ended, newest first, since the campaign was last let go. */
export type Outcome = 'taken' | 'refused';

export interface TooMany {
  readonly refused: number;
  readonly of: number;
}

/** Enough to look at; with fewer, one bad address would be a fifth. */
const first = 20;
const window = 100;

/** Five refused for good among the first 20, or more than a tenth of the last 100: the list or the sender is at fault. */
export function tooManyRefused(latest: readonly Outcome[]): TooMany | undefined {
  const seen = latest.slice(0, window);
  const refused = seen.filter((outcome) => outcome === 'refused').length;
  if (refused < 5) return undefined;
  return seen.length <= first || refused > seen.length / 10 ? { refused, of: seen.length } : undefined;
}
