/** Which lists hold a word. Made for asking a dozen times a password about parts of it, without cutting them out. */
export interface WordLists {
  readonly size: number;
  /** The lists that hold the characters of `text` from `start` to `end`, as the sum of their bits; 0 for none. */
  of(text: string, start?: number, end?: number): number;
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The words of each list, by the bit of the list. A word in several lists has the bits of all. */
export function wordLists(lists: Readonly<Record<number, Iterable<string>>>): WordLists {
  const bits = new Map<string, number>();
  for (const [bit, words] of Object.entries(lists)) {
    for (const word of words) bits.set(word, (bits.get(word) ?? 0) | Number(bit));
  }
  const words = [...bits.keys()];
  const sums = Uint8Array.from(bits.values());
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, words.length * 2)));
  const hashes = new Uint32Array(slots);
  /** 0 is an empty slot, else the place of the word plus one. */
  const places = new Uint32Array(slots);
  words.forEach((word, place) => {
    const hash = hashOf(word, 0, word.length);
    let slot = hash & (slots - 1);
    while (places[slot] !== 0) slot = (slot + 1) & (slots - 1);
    hashes[slot] = hash;
    places[slot] = place + 1;
  });
  return {
    size: words.length,
    of(text, start = 0, end = text.length) {
      const hash = hashOf(text, start, end);
      for (let slot = hash & (slots - 1); places[slot] !== 0; slot = (slot + 1) & (slots - 1)) {
        if (hashes[slot] !== hash) continue;
        const place = (places[slot] ?? 0) - 1;
        const word = words[place] ?? '';
        if (word.length === end - start && text.startsWith(word, start)) return sums[place] ?? 0;
      }
      return 0;
    },
  };
}
