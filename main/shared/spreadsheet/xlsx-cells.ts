import { type Cell, type Column, wrongType } from './cell.ts';
import { serial, type WallClock } from './civil-time.ts';
import { booleanReader, dayReader, instantReader, numberReader } from './sheet-value.ts';
import type { Tally } from './tally.ts';
import { doubtful, longestText, tameText } from './tame-text.ts';
import { escapeText } from './xml.ts';

/** The places of the cell styles in styles.xml (xlsx-parts.ts). */
export const xlsxStyle = { text: 1, whole: 2, decimal: 3, day: 4, instant: 5, header: 6, label: 7, value: 8 } as const;

/** Writes one cell of a row: what comes out is XML, nothing for an empty cell. */
export type CellWriter = (cell: Cell, row: number) => string;

const dayLength = 86_400_000;
const unusual = new RegExp(`[${doubtful}&<>\\t\\n]|_[xX]`);

/** "A", "Z", "AA": the name of a column counted from 0. */
export function columnName(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : columnName(Math.floor(place / 26) - 1) + last;
}

/** The writer of a column's cells; `place` counts from 0. */
export function xlsxCell(column: Column, place: number, tally: Tally, clock: WallClock): CellWriter {
  const name = columnName(place);
  switch (column.type) {
    case 'text':
      return textCell(column, name, tally);
    case 'whole':
      return valueCell(name, xlsxStyle.whole, numberReader(column, tally));
    case 'decimal':
      return valueCell(name, xlsxStyle.decimal, numberReader(column, tally));
    case 'day': {
      const read = dayReader(column, tally);
      return timeCell(name, xlsxStyle.day, read, (days) => serial(days));
    }
    case 'instant': {
      const read = instantReader(column, tally, clock);
      return timeCell(name, xlsxStyle.instant, read, (wall) => serial(wall / dayLength));
    }
    case 'yes-no': {
      const read = booleanReader(column);
      return (cell, row) => {
        const value = read(cell);
        return value === undefined ? '' : `<c r="${name}${row}" t="b"><v>${value ? 1 : 0}</v></c>`;
      };
    }
  }
}

/** A typed text: it begins with what it likes, nothing in it is ever computed. Inline, for a table of strings would grow with the file. */
export function xlsxText(text: string, name: string, row: number, style: number): string {
  return `<c r="${name}${row}" s="${style}" t="inlineStr"><is>${textElement(text)}</is></c>`;
}

function textCell(column: Column, name: string, tally: Tally): CellWriter {
  const before = `<c r="${name}`;
  const middle = `" s="${xlsxStyle.text}" t="inlineStr"><is><t>`;
  return (cell, row) => {
    if (cell === null || cell === '') return '';
    if (typeof cell !== 'string') throw wrongType(column, cell);
    if (isPlain(cell)) return `${before}${row}${middle}${cell}</t></is></c>`;
    return xlsxText(tameText(cell, column.key, tally), name, row, xlsxStyle.text);
  };
}

function isPlain(text: string): boolean {
  return (
    text.length <= longestText &&
    text.charCodeAt(0) > 32 &&
    text.charCodeAt(text.length - 1) > 32 &&
    !unusual.test(text)
  );
}

/** "_x0041_" would be read as an escaped "A": its underscore is escaped itself (ECMA-376, 22.9.2.19). */
function textElement(text: string): string {
  const escaped = escapeText(text).replace(/_(?=[xX][0-9A-Fa-f]{4}_)/g, '_x005F_');
  return `<t xml:space="preserve">${escaped}</t>`;
}

function valueCell(name: string, style: number, read: (cell: Cell) => number | undefined): CellWriter {
  const before = `<c r="${name}`;
  const middle = `" s="${style}"><v>`;
  return (cell, row) => {
    const value = read(cell);
    return value === undefined ? '' : `${before}${row}${middle}${value}</v></c>`;
  };
}

function timeCell(
  name: string,
  style: number,
  read: (cell: Cell) => number | undefined,
  toSerial: (time: number) => number,
): CellWriter {
  const before = `<c r="${name}`;
  const middle = `" s="${style}"><v>`;
  return (cell, row) => {
    const time = read(cell);
    return time === undefined ? '' : `${before}${row}${middle}${toSerial(time)}</v></c>`;
  };
}
