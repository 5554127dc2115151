import { useEffect, useRef, useState } from 'react';
import { client } from '../../client.ts';

/** What a sheet that was typed says of itself; the secret in it is its text. */
export interface ReadSheet {
  readonly set: string;
  readonly index: number;
  readonly needed: number;
  readonly of: number;
}

export interface Sheet {
  readonly text: string;
  readonly read?: ReadSheet;
  readonly unreadable?: boolean;
  readonly checking?: boolean;
}

const pause = 250;
const blank: Sheet = { text: '' };

/**
 * Sheets being typed one by one, each checked a moment after the last key. They live in this component's state only and go with
 * it. `current`: the set they must be of; without it, that of the first one.
 */
export function useSheets(count: number, current?: string) {
  const [typed, setTyped] = useState<readonly Sheet[]>([]);
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>());
  useEffect(() => () => timers.current.forEach(clearTimeout), []);
  const sheets = Array.from({ length: count }, (_, place) => typed[place] ?? blank);

  const put = (place: number, sheet: Sheet, unless?: (now: Sheet) => boolean) =>
    setTyped((before) => {
      const now = before[place] ?? blank;
      if (unless?.(now)) return before;
      return Array.from({ length: Math.max(before.length, place + 1) }, (_, at) =>
        at === place ? sheet : (before[at] ?? blank),
      );
    });
  const change = (place: number, text: string) => {
    clearTimeout(timers.current.get(place));
    put(place, { text, checking: text.trim() !== '' });
    if (text.trim() === '') return;
    const check = async () => {
      const read = await client.volunteers.checkShare({ share: text }).catch(() => undefined);
      put(place, read ? { text, read } : { text, unreadable: true }, (now) => now.text !== text);
    };
    timers.current.set(
      place,
      setTimeout(() => void check(), pause),
    );
  };

  const set = current ?? sheets.find(({ read }) => read !== undefined)?.read?.set;
  const good = sheets.filter((sheet, place) => faultOf(sheets, place, set) === undefined && sheet.read !== undefined);
  return {
    sheets,
    change,
    set,
    /** All there, of one set, none twice. */
    whole: count > 0 && good.length === count,
    missing: count - good.length,
    texts: sheets.map(({ text }) => text),
    clear: () => setTyped([]),
  };
}

/** What is wrong with the sheet at a place, if anything. */
export function faultOf(
  sheets: readonly Sheet[],
  place: number,
  set: string | undefined,
): 'unreadable' | 'otherSet' | 'twice' | undefined {
  const sheet = sheets[place];
  if (sheet?.unreadable) return 'unreadable';
  const read = sheet?.read;
  if (!read) return undefined;
  if (set !== undefined && read.set !== set) return 'otherSet';
  const before = sheets.slice(0, place).some((one) => one.read?.index === read.index && one.read.set === read.set);
  return before ? 'twice' : undefined;
}
