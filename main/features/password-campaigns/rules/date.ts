import { countLetters } from './fold.ts';
import { makesUp } from './trimmings.ts';

const separator = '[-/. _:,]';
const separated = new RegExp(`(?<!\\d)(\\d{1,4})(${separator})(\\d{1,2})\\2(\\d{1,4})(?!\\d)`);
const packed = /(?<!\d)(?:\d{8}|\d{6})(?!\d)/;
const monthYear = new RegExp(`(?<!\\d)(\\d{1,2})${separator}(\\d{4})(?!\\d)`);
const names =
  'janvier|janv|january|jan|fevrier|fevr|february|feb|fev|mars|march|mar|avril|april|avr|apr|mai|may|juin|june|jun|' +
  'juillet|juil|july|jul|aout|august|aug|septembre|september|sept|sep|octobre|october|oct|novembre|november|nov|' +
  'decembre|december|dec|printemps|spring|ete|summer|automne|autumn|hiver|winter';
const named = new RegExp(
  `(?<![a-z])(?:(\\d{4}|\\d{1,2})(?:er)?${separator}?)?(?:${names})(?:${separator}?(\\d{4}|\\d{1,2}))?(?![a-z\\d])`,
);
const longest = 40;

function isYear(value: number): boolean {
  return value >= 1900 && value <= 2039;
}

function isDay(day: number, month: number): boolean {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

/** Day, month and year in the French, ISO or American order; the year of two or four digits. */
function isDate(a: string, b: string, c: string): boolean {
  const [first, second, third] = [Number(a), Number(b), Number(c)];
  if (a.length === 4) return isYear(first) && isDay(third, second);
  if (c.length !== 4 && c.length !== 2) return a.length === 2 && isDay(third, second);
  if (c.length === 4 && !isYear(third)) return false;
  return isDay(first, second) || isDay(second, first) || (a.length === 2 && isDay(third, second));
}

function isPackedDate(digits: string): boolean {
  const [a, b, c] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)];
  if (isDate(a, b, c)) return true;
  if (digits.length === 8) return isDate(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6));
  const month = (text: string) => Number(text) >= 1 && Number(text) <= 12;
  return (month(a) && isYear(Number(digits.slice(2)))) || (month(c) && isYear(Number(digits.slice(0, 4))));
}

function findDate(folded: string): string | undefined {
  const parts = separated.exec(folded);
  if (parts && isDate(parts[1] ?? '', parts[3] ?? '', parts[4] ?? '')) return parts[0];
  const digits = packed.exec(folded)?.[0];
  if (digits && isPackedDate(digits)) return digits;
  const short = monthYear.exec(folded);
  if (short && isDay(1, Number(short[1])) && isYear(Number(short[2]))) return short[0];
  const words = named.exec(folded);
  if (words && (words[1] || words[2])) return words[0];
  const bare = folded.replace(/[^\p{L}\d]+/gu, '');
  return /^\d{4}$/.test(bare) && isYear(Number(bare)) ? bare : undefined;
}

/**
 * Whether a date makes up a folded password: at least half of it, or all but trimmings. Day, month and year in any usual
 * order, with or without separators, month and year, names of months and seasons in French and English, or a year alone.
 */
export function isMadeOfDate(folded: string): boolean {
  if (folded.length < 4 || folded.length > longest) return false;
  const date = findDate(folded);
  if (!date) return false;
  return makesUp(folded.length, date.length, countLetters(folded) - countLetters(date), 0.5);
}
