/** Whole numbers from `first` to `last`, both within. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** Ranges in order that neither touch nor overlap. */
export type Ranges = readonly Range[];

/** The ranges with one more in them. */
export function include(ranges: Ranges, { first, last }: Range): Ranges {
  const end = ranges.at(-1);
  // What comes in order, and that is nearly everything, makes the last range longer.
  if (end && end.first <= first && end.last + 1 >= first)
    return [...ranges.slice(0, -1), { first: end.first, last: Math.max(end.last, last) }];
  const before = ranges.filter((range) => range.last < first - 1);
  const after = ranges.filter((range) => range.first > last + 1);
  const touching = ranges.slice(before.length, ranges.length - after.length);
  const joined = {
    first: Math.min(first, touching[0]?.first ?? first),
    last: Math.max(last, touching.at(-1)?.last ?? last),
  };
  return [...before, joined, ...after];
}

/** The ranges without one. */
export function exclude(ranges: Ranges, { first, last }: Range): Ranges {
  return ranges.flatMap((range) => [
    ...(range.first < first ? [{ first: range.first, last: Math.min(range.last, first - 1) }] : []),
    ...(range.last > last ? [{ first: Math.max(range.first, last + 1), last: range.last }] : []),
  ]);
}

export function includes(ranges: Ranges, number: number): boolean {
  return ranges.some((range) => range.first <= number && number <= range.last);
}

/** What is missing of 1 to `last`. */
export function missing(ranges: Ranges, last: number): Ranges {
  const gaps: Range[] = [];
  let next = 1;
  for (const range of ranges) {
    if (range.first > last) break;
    if (range.first > next) gaps.push({ first: next, last: range.first - 1 });
    next = range.last + 1;
  }
  if (next <= last) gaps.push({ first: next, last });
  return gaps;
}

/** The last number before which nothing is missing; 0 when 1 is. */
export function upTo(ranges: Ranges): number {
  const [start] = ranges;
  return start?.first === 1 ? start.last : 0;
}
