import { setImmediate } from 'node:timers/promises';
import type { Shelf } from './shelf.ts';

/** Work of one transaction, its end apart: with it, the thread is held for some ten milliseconds. */
const sliceMilliseconds = 7;

/**
 * Does a deed for each thing in turn, and at last `end`, in short transactions between which the thread is given back. They do
 * not wait for the disk: what a power cut takes away is taken whole from its end, and comes again; an edit made here after
 * them waits for them too.
 */
export async function inSlices<Thing>(
  { db, write }: Pick<Shelf, 'db' | 'write'>,
  things: readonly Thing[],
  deed: (thing: Thing) => void,
  signal: AbortSignal | undefined,
  end: () => void,
): Promise<void> {
  const left = things.values();
  let done = false;
  function slice(): void {
    const until = performance.now() + sliceMilliseconds;
    do {
      const next = left.next();
      if (next.done) {
        end();
        done = true;
      } else deed(next.value);
    } while (!done && performance.now() < until);
  }
  while (!done) {
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
