import { type Cell, type Column, wrongType } from './cell.ts';
import type { WallClock } from './civil-time.ts';
import { booleanReader, dayReader, instantReader, isoWall, numberReader } from './sheet-value.ts';
import type { Tally } from './tally.ts';
import { doubtful, longestText, tameText } from './tame-text.ts';
import { escapeAttribute, escapeText } from './xml.ts';

/** Writes one cell of a row: what comes out is XML. Its style is that of the column. */
export type CellWriter = (cell: Cell) => string;

const empty = '<table:table-cell/>';
const unusual = new RegExp(`[${doubtful}&<>\\t\\n]| {2}`);

export function odsCell(column: Column, tally: Tally, clock: WallClock): CellWriter {
  switch (column.type) {
    case 'text':
      return textCell(column, tally);
    case 'whole':
    case 'decimal': {
      const read = numberReader(column, tally);
      return (cell) => {
        const value = read(cell);
        if (value === undefined) return empty;
        return `<table:table-cell office:value-type="float" office:value="${value}"/>`;
      };
    }
    case 'day':
      return timeCell(dayReader(column, tally), (_, cell) => cell);
    case 'instant':
      return timeCell(instantReader(column, tally, clock), isoWall);
    case 'yes-no': {
      const read = booleanReader(column);
      return (cell) => {
        const value = read(cell);
        if (value === undefined) return empty;
        return `<table:table-cell office:value-type="boolean" office:boolean-value="${value}"/>`;
      };
    }
  }
}

/**
 * A typed text; `style` is the name of a cell style, the column's without it. LibreOffice up to 7.4 loses <text:tab/> in
 * cells: a text with tabs is said a second time as the value of the cell, which wins (ODF 1.3, part 3, 19.385).
 */
export function odsText(text: string, style?: string): string {
  const named = style ? ` table:style-name="${style}"` : '';
  const value = text.includes('\t') ? ` office:string-value="${escapeAttribute(text)}"` : '';
  return `<table:table-cell${named} office:value-type="string"${value}>${paragraphs(text)}</table:table-cell>`;
}

function textCell(column: Column, tally: Tally): CellWriter {
  return (cell) => {
    if (cell === null || cell === '') return empty;
    if (typeof cell !== 'string') throw wrongType(column, cell);
    if (isPlain(cell)) {
      return `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`;
    }
    return odsText(tameText(cell, column.key, tally));
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

/** A line is a paragraph; blanks that XML would fold are counted (ODF 1.3, part 3, 6.1.2 to 6.1.5). */
function paragraphs(text: string): string {
  const lines = escapeText(text).split('\n').map(blanks);
  return `<text:p>${lines.join('</text:p><text:p>')}</text:p>`;
}

function blanks(line: string): string {
  return line
    .replace(/^ +| +$|(?<= ) +|(?<=\t) +/g, (run) => `<text:s text:c="${run.length}"/>`)
    .replaceAll('\t', '<text:tab/>');
}

function timeCell(read: (cell: Cell) => number | undefined, iso: (time: number, cell: Cell) => Cell): CellWriter {
  return (cell) => {
    const time = read(cell);
    if (time === undefined) return empty;
    return `<table:table-cell office:value-type="date" office:date-value="${iso(time, cell)}"/>`;
  };
}
