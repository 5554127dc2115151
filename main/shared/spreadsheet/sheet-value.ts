import { type Cell, type Column, wrongType } from './cell.ts';
import { dayNumber, fitsSheet, instantNumber, type WallClock } from './civil-time.ts';
import type { Tally } from './tally.ts';

const dayLength = 86_400_000;
const twoDigits = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));
/** Days come again and again in a column: 137 years of them are kept. */
const dayTexts = new Map<number, string>();

/** The number of a cell, or undefined for an empty one; what is no number is emptied and told. */
export function numberReader(column: Column, tally: Tally): (cell: Cell) => number | undefined {
  return (cell) => {
    if (cell === null) return undefined;
    if (typeof cell !== 'number') throw wrongType(column, cell);
    if (Number.isFinite(cell)) return cell;
    tally.add('not-a-number', column.key);
    return undefined;
  };
}

/** The day of a cell in days since 1970-01-01; a day that no calendar or no spreadsheet has is emptied and told. */
export function dayReader(column: Column, tally: Tally): (cell: Cell) => number | undefined {
  return (cell) => {
    if (cell === null || cell === '') return undefined;
    if (typeof cell !== 'string') throw wrongType(column, cell);
    const days = dayNumber(cell);
    if (days !== undefined && fitsSheet(days)) return days;
    tally.add('impossible-date', column.key);
    return undefined;
  };
}

/** The instant of a cell as the wall clock shows it (milliseconds to be read as UTC); one without a zone is emptied and told. */
export function instantReader(column: Column, tally: Tally, clock: WallClock): (cell: Cell) => number | undefined {
  return (cell) => {
    if (cell === null || cell === '') return undefined;
    if (typeof cell !== 'string') throw wrongType(column, cell);
    const time = instantNumber(cell);
    const wall = time === undefined ? undefined : clock(time);
    if (wall !== undefined && fitsSheet(wall / dayLength)) return wall;
    tally.add('impossible-date', column.key);
    return undefined;
  };
}

export function booleanReader(column: Column): (cell: Cell) => boolean | undefined {
  return (cell) => {
    if (cell === null) return undefined;
    if (typeof cell !== 'boolean') throw wrongType(column, cell);
    return cell;
  };
}

/** "2018-01-26T14:02:00" of a wall clock, with milliseconds only where there are some. */
export function isoWall(wall: number): string {
  const days = Math.floor(wall / dayLength);
  const past = wall - days * dayLength;
  const seconds = Math.floor(past / 1000);
  const thousandths = past % 1000;
  const clock = `${twoDigits[Math.floor(seconds / 3600)]}:${twoDigits[Math.floor(seconds / 60) % 60]}:${twoDigits[seconds % 60]}`;
  return `${isoDay(days)}T${clock}${thousandths === 0 ? '' : `.${String(thousandths).padStart(3, '0')}`}`;
}

/** "2018-01-26" of days since 1970-01-01. */
export function isoDay(days: number): string {
  const known = dayTexts.get(days);
  if (known) return known;
  if (dayTexts.size > 50_000) dayTexts.clear();
  const text = new Date(days * dayLength).toISOString().slice(0, 10);
  dayTexts.set(days, text);
  return text;
}
