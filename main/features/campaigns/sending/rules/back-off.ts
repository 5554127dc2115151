const minute = 60_000;

/** Growing pauses, as RFC 5321 (4.5.4.1) wants them; two days at most, for the news is old by then. */
const pauses = [5, 15, 45, 120, 360].map((minutes) => minutes * minute);
const longest = 48 * 60 * minute;

/**
 * When a message is tried again that was asked for later `tries` times, the first time at `since`: an instant in
 * milliseconds; undefined: it is given up.
 */
export function tryAgainAt(tries: number, since: number, now: number): number | undefined {
  const pause = pauses[tries - 1];
  if (pause === undefined || now + pause - since > longest) return undefined;
  return now + pause;
}

/** Milliseconds to wait for a network or a server that failed so many times in a row. */
export function waitFor(failures: number): number {
  return Math.min(15_000 * 2 ** Math.max(0, failures - 1), 5 * minute);
}
