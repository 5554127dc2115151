import type { ExportAlteration } from '../../../preload/contract/common.ts';

type Kind = ExportAlteration['kind'];
export type Alteration = ExportAlteration;

/** Counts the cells that could not be written as they were, and remembers the first places of each kind. */
export interface Tally {
  /** Where the next alterations happen: the name of the sheet and the number of the row, the header being row 1. */
  sheet: string;
  row: number;
  add(kind: Kind, column: string): void;
  all(): Alteration[];
}

const examplesKept = 5;

/** `rowWord` is the word for "row" in the places told to the volunteer. */
export function openTally(rowWord: string): Tally {
  const found = new Map<Kind, { count: number; examples: string[] }>();
  return {
    sheet: '',
    row: 0,
    add(kind, column) {
      const entry = found.get(kind) ?? { count: 0, examples: [] };
      found.set(kind, entry);
      entry.count++;
      if (entry.examples.length < examplesKept) entry.examples.push(`${this.sheet} ${rowWord} ${this.row}, ${column}`);
    },
    all: () => [...found].map(([kind, { count, examples }]) => ({ kind, count, examples })),
  };
}
