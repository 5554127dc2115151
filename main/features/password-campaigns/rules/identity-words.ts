import { fold, isLetter } from './fold.ts';

export const shortestWord = 3;
const longestRead = 200;
const everyLetter = -1;

const isDigit = (code: number) => code >= 48 && code <= 57;
const isAlphanumeric = (code: number) => isLetter(code) || isDigit(code);

/** One bit for each letter from a to z; none for other characters. */
function letterBit(code: number): number {
  return code >= 97 && code <= 122 ? 1 << (code - 97) : 0;
}

/** The bits of all letters of these texts. */
export function lettersOf(texts: readonly string[]): number {
  let mask = 0;
  for (const text of texts) for (let i = 0; i < text.length; i++) mask |= letterBit(text.charCodeAt(i));
  return mask;
}

function isAmong(text: string, start: number, end: number, among: number): boolean {
  for (let i = start; i < end; i++) if (letterBit(text.charCodeAt(i)) & ~among) return false;
  return true;
}

/** The first place from `from` on whose character is, or is not, of a kind. */
function seek(text: string, from: number, is: (code: number) => boolean, wanted: boolean): number {
  let at = from;
  while (at < text.length && is(text.charCodeAt(at)) !== wanted) at++;
  return at;
}

/** Letters that stand between the digits of a part: "jean" in "75jean01". */
function pushLetters(text: string, start: number, end: number, among: number, found: string[]): void {
  for (let from = seek(text, start, isLetter, true); from < end; ) {
    const to = Math.min(end, seek(text, from, isLetter, false));
    const isPart = from > start || to < end;
    if (isPart && to - from >= shortestWord && isAmong(text, from, to, among)) found.push(text.slice(from, to));
    from = seek(text, to, isLetter, true);
  }
}

/**
 * Words of a part of identity, folded: the letters of each part without digits, each part, all parts joined; three characters
 * at least. Those with a letter outside `among` are left out: most words cannot stand in a given password, and are then not
 * even cut out.
 */
export function words(text: string, among: number = everyLetter): string[] {
  const folded = fold(text.slice(0, longestRead));
  const found: string[] = [];
  let joined = '';
  let isWhole = true;
  for (let start = seek(folded, 0, isAlphanumeric, true); start < folded.length; ) {
    const end = seek(folded, start, isAlphanumeric, false);
    pushLetters(folded, start, end, among, found);
    if (isAmong(folded, start, end, among)) {
      const part = folded.slice(start, end);
      if (part.length >= shortestWord) found.push(part);
      joined += part;
    } else isWhole = false;
    start = seek(folded, end, isAlphanumeric, true);
  }
  if (isWhole && joined.length >= shortestWord && joined !== found.at(-1)) found.push(joined);
  return found;
}

/** The parts of an address: what stands before the @, and the domain without its last label ("example.co.uk" gives "example.co"). */
export function addressParts(email: string): { local: string; domain: string } {
  const at = email.lastIndexOf('@');
  if (at < 0) return { local: email, domain: '' };
  return { local: email.slice(0, at), domain: email.slice(at + 1, Math.max(at + 1, email.lastIndexOf('.'))) };
}

const hostWords = new WeakMap<readonly string[], readonly string[]>();

/** The words of the names of the hosting, kept: they are the same for every account. */
export function wordsOfHost(host: readonly string[]): readonly string[] {
  let known = hostWords.get(host);
  if (!known) {
    known = [...new Set(host.flatMap((one) => words(one)))];
    hostWords.set(host, known);
  }
  return known;
}
