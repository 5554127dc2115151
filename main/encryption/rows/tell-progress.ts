import type { PassProgress } from '../column-work.ts';

/** Milliseconds between two words about how far it is. */
const often = 100;

/** What is worth telling now: at most ten times a second, and a rest or its end at once. */
export function tellProgress(): (progress: PassProgress) => PassProgress | undefined {
  let told = Number.NEGATIVE_INFINITY;
  let paused: PassProgress['paused'];
  return (progress) => {
    const now = performance.now();
    if (now - told < often && progress.paused === paused) return undefined;
    told = now;
    paused = progress.paused;
    return progress;
  };
}
