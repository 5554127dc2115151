const dayLength = 86_400_000;
/** Two weeks: short enough to hold one change of the clocks at most. */
const block = 14 * dayLength;

/** 1900-03-01: before it the serial numbers of Excel and LibreOffice differ by a day, for Excel believes in 29 February 1900. */
const firstDay = Date.UTC(1900, 2, 1) / dayLength;
const isoInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;
const daysBefore = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** Days since 1970-01-01 of "YYYY-MM-DD"; undefined if the calendar has no such day. */
export function dayNumber(day: string): number | undefined {
  return day.length === 10 ? leadingDay(day) : undefined;
}

/** The same for what a text begins with. Digits are read by hand: an export has a hundred thousand of them a second. */
function leadingDay(text: string): number | undefined {
  const year = two(text, 0) * 100 + two(text, 2);
  const month = two(text, 5);
  const date = two(text, 8);
  if (text[4] !== '-' || text[7] !== '-') return undefined;
  if (!(year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month))) return undefined;
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  return past * 365 + leapDays + (daysBefore[month] ?? 0) + leapDay + date - 719_163;
}

/** Two digits as a number, NaN if they are not. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Whether a spreadsheet can hold this day, given in days since 1970-01-01, as a date; the year 9999 is the last. */
export function fitsSheet(days: number): boolean {
  return days >= firstDay && days < 2_932_897;
}

/** The serial number of a spreadsheet for a time given in days since 1970-01-01, whole or not. */
export function serial(days: number): number {
  return days + 25_569;
}

/** Milliseconds since 1970 UTC of an instant with its zone; undefined if it has none or cannot be. */
export function instantNumber(instant: string): number | undefined {
  const days = leadingDay(instant);
  if (days === undefined) return undefined;
  const usual = instant.length === 24 && instant[10] === 'T' && instant[19] === '.' && instant[23] === 'Z';
  if (usual && instant[13] === ':' && instant[16] === ':') {
    const hours = two(instant, 11);
    const minutes = two(instant, 14);
    const seconds = two(instant, 17);
    const last = instant.charCodeAt(22) - 48;
    const thousandths = last >= 0 && last <= 9 ? two(instant, 20) * 10 + last : Number.NaN;
    const time = days * dayLength + (hours * 3600 + minutes * 60 + seconds) * 1000 + thousandths;
    if (hours < 24 && minutes < 60 && seconds < 60 && thousandths >= 0) return time;
  }
  if (!isoInstant.test(instant)) return undefined;
  const time = Date.parse(instant);
  return Number.isNaN(time) ? undefined : time;
}

/** What the clocks of a zone show, whatever the zone of the process: milliseconds since 1970 to be read as if they were UTC. */
export type WallClock = (time: number) => number;

export function openWallClock(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const known = new Map<number, { before: number; change: number; after: number }>();

  function offset(time: number): number {
    const second = Math.floor(time / 1000) * 1000;
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(second)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: seconds = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, seconds) - second;
  }

  /** Asking the zone costs microseconds: each block of two weeks is asked at its ends, and its change of clocks looked for once. */
  function learn(number: number) {
    let low = number * block;
    let high = low + block;
    const before = known.get(number - 1)?.after ?? offset(low);
    const after = known.get(number + 1)?.before ?? offset(high);
    // Clocks have changed on a quarter of an hour since 1970, and on any second before.
    const grain = low >= 0 ? 900_000 : 1000;
    while (before !== after && high - low > grain) {
      const middle = low + Math.floor((high - low) / 2 / grain) * grain;
      if (offset(middle) === before) low = middle;
      else high = middle;
    }
    const learnt = { before, change: high, after };
    known.set(number, learnt);
    return learnt;
  }

  return (time) => {
    const number = Math.floor(time / block);
    const { before, change, after } = known.get(number) ?? learn(number);
    return time + (time < change ? before : after);
  };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
