/** Below this, a count may point to a person (product.md, rule 9). */
export const smallest = 5;

/**
 * The counts that a report may show beside their total; undefined for those that it may not. A count under 5 is hidden, and
 * so is the next smallest, for one hidden alone is the total less the others. The export hides the same ones.
 */
export function shownCounts(counts: readonly number[]): (number | undefined)[] {
  const hidden = new Set(counts.flatMap((count, at) => (count > 0 && count < smallest ? [at] : [])));
  if (hidden.size === 1) {
    const others = counts.map((count, at) => ({ count, at })).filter(({ count, at }) => count > 0 && !hidden.has(at));
    const [next] = others.sort((one, other) => one.count - other.count);
    if (next) hidden.add(next.at);
  }
  return counts.map((count, at) => (hidden.has(at) ? undefined : count));
}
