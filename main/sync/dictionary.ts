import type { ByteReader, ByteWriter } from './bytes.ts';
import { Damaged } from './failures.ts';

/** Writes what repeats as its place among those met so far; what is new is 0, and stands in a column of its own. */
export interface DictionaryWriter<Entry> {
  put(entry: Entry): void;
}

export function dictionaryWriter<Entry>(places: ByteWriter, writeNew: (entry: Entry) => void): DictionaryWriter<Entry> {
  const met = new Map<Entry, number>();
  return {
    put(entry) {
      const place = met.get(entry) ?? 0;
      places.whole(place);
      if (place > 0) return;
      met.set(entry, met.size + 1);
      writeNew(entry);
    },
  };
}

export interface DictionaryReader<Entry> {
  take(): Entry;
}

export function dictionaryReader<Entry extends NonNullable<unknown> | null>(
  places: ByteReader,
  readNew: () => Entry,
): DictionaryReader<Entry> {
  const met: Entry[] = [];
  return {
    take() {
      const place = places.whole();
      if (place === 0) {
        const entry = readNew();
        met.push(entry);
        return entry;
      }
      const entry = met[place - 1];
      if (entry === undefined) throw new Damaged('a place in a dictionary that is not there');
      return entry;
    },
  };
}
