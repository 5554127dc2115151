/** For expect.poll: at once on a quiet machine, and in time on one that runs everything at once. */
export const soon = { timeout: 15_000, interval: 20 };
