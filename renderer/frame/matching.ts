/** Without case and accents, as people type. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/’/g, "'").toLowerCase();
}

/** Those whose name holds each word of `text`, the names that begin with it first, otherwise in the given order. */
export function matching<T extends { name: string; hint?: string }>(all: readonly T[], text: string): T[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const rank = (one: T) => (plain(one.name).startsWith(words[0] ?? '') ? 0 : 1);
  return all
    .filter((one) => words.every((word) => plain(`${one.name} ${one.hint ?? ''}`).includes(word)))
    .toSorted((a, b) => rank(a) - rank(b));
}
