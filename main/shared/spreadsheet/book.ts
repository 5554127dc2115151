import type { Cell, Column } from './cell.ts';
import type { WallClock } from './civil-time.ts';
import type { Sink } from './output-file.ts';
import type { Tally } from './tally.ts';
import type { TextSheet } from './text-sheet.ts';
import type { SheetWords } from './words.ts';

/** One line of the last sheet, which says what the file is. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What the file says of itself in its properties. */
export interface Properties {
  readonly title: string;
  readonly author: string;
  readonly purpose: string;
  readonly note: string;
  /** Instant, ISO 8601 in UTC. */
  readonly createdAt: string;
  /** "YYYY-MM-DD" */
  readonly deleteBy: string;
}

/** What every format needs in order to write. */
export interface BookSetup {
  readonly sink: Sink;
  readonly columns: readonly Column[];
  /** In characters, one a column. */
  readonly widths: readonly number[];
  readonly tally: Tally;
  readonly clock: WallClock;
  readonly words: SheetWords;
  readonly properties: Properties;
}

/** A file being written in one of the formats. Sheets come one after the other, rows in their order. */
export interface Book {
  /** Rows of data a sheet can hold below its header. */
  readonly rowsPerSheet: number;
  openSheet(name: string): Promise<void>;
  /** The text of one row; `number` counts from 1, the header being row 1. */
  row(cells: readonly Cell[], number: number): string;
  write(bytes: Buffer): Promise<void>;
  /** `lastRow` is the number of the last row, the header's when there is no other. */
  closeSheet(lastRow: number): Promise<void>;
  /** `more` stands between the data and the sheet about the file. */
  finish(about: { name: string; facts: readonly Fact[]; more: readonly TextSheet[] }): Promise<void>;
  /** Lets go of what is held when the file will not be finished. */
  destroy(): void;
}

/** 1,048,576 rows less the header: the most that Excel and LibreOffice open. */
export const rowsPerSheet = 1_048_575;
