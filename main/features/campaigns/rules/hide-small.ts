/** Below this, a count may point to a person (product.md, rule 9). */
export const smallest = 5;

/**
 * The counts that may be shown beside their total; undefined for those that may not. A count under 5 is hidden, and so is
 * the next smallest, for one hidden alone is the total less the others.
 */
export function hideSmall(counts: readonly number[]): (number | undefined)[] {
  const hidden = new Set(counts.flatMap((count, at) => (isSmall(count) ? [at] : [])));
  if (hidden.size === 1) {
    const others = counts.map((count, at) => ({ count, at })).filter(({ count, at }) => count > 0 && !hidden.has(at));
    const [next] = others.sort((a, b) => a.count - b.count);
    if (next) hidden.add(next.at);
  }
  return counts.map((count, at) => (hidden.has(at) ? undefined : count));
}

/** Nobody stands behind a zero. */
export const isSmall = (count: number): boolean => count > 0 && count < smallest;
