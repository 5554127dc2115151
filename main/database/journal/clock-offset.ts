/** One question about the time: our clock before and after, the server's in between, in milliseconds. */
export interface ClockSample {
  readonly sent: number;
  readonly received: number;
  /** Between the two by a clock that nobody sets. */
  readonly elapsed: number;
  readonly server: number;
}

/**
 * What to add to our clock to have the server's: the sample with the shortest round trip, the server's time taken for its
 * middle (Cristian 1989), is off by half of it at most. Samples during which our clock was set are left out, if others are left.
 */
export function bestOffset(samples: readonly ClockSample[]): { offset: number; uncertainty: number } {
  const steady = samples.filter(({ sent, received, elapsed }) => Math.abs(received - sent - elapsed) < 20);
  const [first, ...others] = steady.length > 0 ? steady : samples;
  if (!first) throw new Error('the time was not asked');
  const best = others.reduce((one, other) => (other.elapsed < one.elapsed ? other : one), first);
  // Our clock tells whole milliseconds.
  return { offset: best.server - (best.sent + best.elapsed / 2), uncertainty: best.elapsed / 2 + 1 };
}
