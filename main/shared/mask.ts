const kept = new Set([..."@.-_ :/'’,+&()"]);
const longest = 60;
const hidden = '•';

/**
 * A value as a volunteer may see it to tell whether a column is what it should be: of each run of three or more letters
 * or digits the first, of an address its ending, and the common separators. "marie@ouvaton.fr" gives "m••••@o••••••.fr".
 */
export function mask(value: string): string {
  const letters = [...value.normalize('NFC')];
  const ending = /@[^@\s]+(\.[a-z]{2,6})$/i.exec(value)?.[1] ?? '';
  const body = letters.slice(0, letters.length - ending.length);
  const shown = body.map((letter, place) => {
    if (kept.has(letter)) return letter;
    return beginsRun(body, place) ? letter : hidden;
  });
  const text = shown.length > longest ? [...shown.slice(0, longest), '…'] : shown;
  return text.join('') + ending;
}

const alphanumeric = /[\p{L}\p{N}]/u;

function beginsRun(letters: readonly string[], place: number): boolean {
  const at = (offset: number) => alphanumeric.test(letters[place + offset] ?? '');
  return at(0) && !(place > 0 && at(-1)) && at(1) && at(2);
}
