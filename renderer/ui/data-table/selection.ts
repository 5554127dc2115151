/** Rows picked by their place in the list: disjoint ranges, both ends included, in order. 100,000 rows picked at once are one range. */
export type Selection = readonly (readonly [from: number, to: number])[];

export const nothing: Selection = [];

export function everything(total: number): Selection {
  return total > 0 ? [[0, total - 1]] : nothing;
}

export function countSelected(selection: Selection): number {
  return selection.reduce((sum, [from, to]) => sum + to - from + 1, 0);
}

export function isSelected(selection: Selection, index: number): boolean {
  return selection.some(([from, to]) => from <= index && index <= to);
}

/** The same rows and those from `a` to `b`, whichever comes first. */
export function withRange(selection: Selection, a: number, b: number): Selection {
  let from = Math.min(a, b);
  let to = Math.max(a, b);
  const apart = selection.filter(([start, end]) => {
    if (end < from - 1 || start > to + 1) return true;
    from = Math.min(from, start);
    to = Math.max(to, end);
    return false;
  });
  return [...apart, [from, to] as const].sort((one, other) => one[0] - other[0]);
}

/** The same rows without `index`. */
export function without(selection: Selection, index: number): Selection {
  return selection.flatMap(([from, to]) => {
    if (index < from || index > to) return [[from, to] as const];
    const parts: (readonly [number, number])[] = [];
    if (from < index) parts.push([from, index - 1]);
    if (index < to) parts.push([index + 1, to]);
    return parts;
  });
}

export function toggled(selection: Selection, index: number): Selection {
  return isSelected(selection, index) ? without(selection, index) : withRange(selection, index, index);
}

/** Whether every row of a list of `total` is picked. */
export function coversAll(selection: Selection, total: number): boolean {
  return total > 0 && countSelected(selection) >= total;
}
