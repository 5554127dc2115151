import type { Cell, Column } from './cell.ts';

const narrowest = 6;
const widest = 60;
/** Room for the button of the filter beside a header. */
const button = 4;

const usual = { text: narrowest, whole: 10, decimal: 12, day: 12, instant: 21, 'yes-no': 8 };

/** Widths in characters that show the headers, and the texts of the first rows up to 60. */
export function columnWidths(columns: readonly Column[], first: readonly (readonly Cell[])[]): number[] {
  return columns.map(({ width, header, type }, at) => {
    if (width) return width;
    let needed = Math.max(usual[type], longestLine(header) + button);
    if (type === 'text') for (const row of first) needed = Math.max(needed, longestLine(String(row[at] ?? '')) + 2);
    return Math.min(needed, Math.max(widest, header.length + button));
  });
}

function longestLine(text: string): number {
  let longest = 0;
  for (const line of text.slice(0, 500).split('\n')) longest = Math.max(longest, line.length);
  return longest;
}
