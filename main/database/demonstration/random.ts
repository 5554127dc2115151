/** A source of chance that repeats itself for the same seed, on every machine. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number, at least 0, less than `below`. */
  int(below: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** One of the entries, as often as its weight says. */
  weighted<T>(entries: readonly (readonly [number, T])[]): T;
}

/** Chance of its own for a seed and a name, so that one part of a recipe can change without moving the others. */
export function openRandom(seed: number, name: string): Random {
  const next = sfc32(seed >>> 0, spread(name), spread(`${name}/2`), 1);
  for (let warm = 0; warm < 15; warm += 1) next();
  const int = (below: number) => Math.floor(next() * below);
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => list[int(list.length)] ?? list[0],
    weighted(entries) {
      let left = next() * entries.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of entries) {
        left -= weight;
        if (left < 0) return value;
      }
      throw new Error('nothing to choose from');
    },
  };
}

/** FNV-1a, 32 bits. */
function spread(name: string): number {
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** Chris Doty-Humphrey's small fast counter generator, from PractRand (public domain). */
function sfc32(first: number, second: number, third: number, start: number): () => number {
  let [a, b, c, counter] = [first, second, third, start];
  return () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
}
