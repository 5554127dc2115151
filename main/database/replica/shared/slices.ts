import { setImmediate } from 'node:timers/promises';
import type { Shelf } from './shelf.ts';

/** Work of one transaction, its end apart: with it, the thread is held for some ten milliseconds. */
const sliceMilliseconds = 7;
/** The time is asked once for so many. */
const stride = 16;

/**
 * Does a deed for each thing in turn, in short transactions between which the thread is given back. They do not wait for the
 * disk: what a power cut takes away is taken whole from its end, and comes again; an edit made here after them waits for both.
 */
export async function inSlices<Thing>(
  { db, write }: Pick<Shelf, 'db' | 'write'>,
  things: readonly Thing[],
  deed: (thing: Thing) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  let done = 0;
  function slice(): void {
    const end = performance.now() + sliceMilliseconds;
    do {
      const upTo = Math.min(done + stride, things.length);
      for (const thing of things.slice(done, upTo)) deed(thing);
      done = upTo;
    } while (done < things.length && performance.now() < end);
  }
  while (done < things.length) {
    signal?.throwIfAborted();
    withoutWaiting(db, () => write(slice));
    await setImmediate();
  }
}

function withoutWaiting(db: Shelf['db'], deed: () => void): void {
  const before = Number(db.pragma('synchronous', { simple: true }));
  db.pragma('synchronous = NORMAL');
  try {
    deed();
  } finally {
    db.pragma(`synchronous = ${before}`);
  }
}
