import type { CsvProfile } from '../../../preload/contract/common.ts';
import type { Book, BookSetup } from './book.ts';
import { type Cell, type Column, wrongType } from './cell.ts';
import { booleanReader, dayReader, instantReader, isoWall, numberReader } from './sheet-value.ts';
import type { Tally } from './tally.ts';
import { doubtful, longestText, tameText } from './tame-text.ts';

/** How a profile writes; texts are always quoted, so that a reader can tell "01234" from a number. */
interface Shape {
  readonly separator: string;
  readonly start: string;
  number(value: number): string;
  day(iso: string): string;
  /** `wall` is what the clocks show, in milliseconds, `cell` the instant itself. */
  instant(wall: number, cell: string): string;
}

type CellWriter = (cell: Cell) => string;

const unusual = new RegExp(`[${doubtful}"]`);

const frenchDay = (iso: string) => `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;

const shapes: Record<CsvProfile, Shape> = {
  'tableur-francais': {
    separator: ';',
    start: '\uFEFF',
    number: (value) => (Number.isSafeInteger(value) ? String(value) : String(value).replace('.', ',')),
    day: frenchDay,
    instant(wall) {
      const iso = isoWall(wall);
      return `${frenchDay(iso)} ${iso.slice(11).replace('.', ',')}`;
    },
  },
  echange: {
    separator: ',',
    start: '',
    number: String,
    day: (iso) => iso,
    instant: (wall, cell) => isoWall(wall) + offset(wall - Date.parse(cell)),
  },
};

/** A clean table (RFC 4180: CRLF, doubled quotes) in the shape of its profile; what the file is about is in its name and in the journal. */
export async function openCsv(setup: BookSetup, profile: CsvProfile): Promise<Book> {
  const { columns, sink } = setup;
  const shape = shapes[profile];
  const { separator } = shape;
  const writers = columns.map((column, at) => csvCell(column, setup, shape, at === 0 ? '' : separator));
  return {
    rowsPerSheet: Number.POSITIVE_INFINITY,
    async openSheet() {
      const header = columns.map((column) => textCell({ ...column, type: 'text' }, setup.tally, '')(column.header));
      await sink.write(Buffer.from(`${shape.start}${header.join(separator)}\r\n`));
    },
    row(cells) {
      let row = '';
      for (let at = 0; at < writers.length; at++) row += writers[at]?.(cells[at] ?? null);
      return `${row}\r\n`;
    },
    write: (bytes) => sink.write(bytes),
    async closeSheet() {},
    async finish() {},
    destroy() {},
  };
}

/** The writer of a column's cells; what comes out begins with `before`, the separator. */
function csvCell(column: Column, { tally, clock, words }: BookSetup, shape: Shape, before: string): CellWriter {
  switch (column.type) {
    case 'text':
      return textCell(column, tally, before);
    case 'whole':
    case 'decimal': {
      const read = numberReader(column, tally);
      return (cell) => {
        const value = read(cell);
        return value === undefined ? before : before + shape.number(value);
      };
    }
    case 'day':
      return timeCell(dayReader(column, tally), (_, cell) => shape.day(cell), before);
    case 'instant':
      return timeCell(instantReader(column, tally, clock), (wall, cell) => shape.instant(wall, cell), before);
    case 'yes-no': {
      const read = booleanReader(column);
      const french = shape.separator === ';';
      return (cell) => {
        const value = read(cell);
        if (value === undefined) return before;
        if (!french) return before + value;
        return before + (value ? words.yes : words.no);
      };
    }
  }
}

/** A text that a spreadsheet would compute is kept from it by an apostrophe, which is told: CSV has no types. */
function textCell(column: Column, tally: Tally, before: string): CellWriter {
  const quote = `${before}"`;
  return (cell) => {
    if (cell === null || cell === '') return before;
    if (typeof cell !== 'string') throw wrongType(column, cell);
    const tame =
      cell.length > longestText || unusual.test(cell) ? tameText(cell, column.key, tally).replaceAll('"', '""') : cell;
    if (!startsFormula(cell) && !startsFormula(tame)) return `${quote}${tame}"`;
    tally.add('formula-guarded', column.key);
    return `${quote}'${tame}"`;
  };
}

function timeCell(
  read: (cell: Cell) => number | undefined,
  write: (time: number, cell: string) => string,
  before: string,
): CellWriter {
  return (cell) => {
    const time = read(cell);
    return time === undefined ? before : before + write(time, String(cell));
  };
}

/** Begins with = + - @, a tab or a carriage return: what spreadsheets take for the beginning of a formula. */
function startsFormula(text: string): boolean {
  const first = text.charCodeAt(0);
  return first === 61 || first === 43 || first === 45 || first === 64 || first === 9 || first === 13;
}

/** "+01:00" for what the wall clock is ahead of UTC, in milliseconds. */
function offset(ahead: number): string {
  const minutes = Math.round(Math.abs(ahead) / 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${ahead < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
