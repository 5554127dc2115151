import { setImmediate as breathe } from 'node:timers/promises';
import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { PassProgress } from '../column-work.ts';
import type { Batches } from './choose-batches.ts';
import { keepPace, type PaceKeeper } from './keep-pace.ts';
import { lookAtServer, type ServerWatch } from './look-at-server.ts';
import type { How } from './pass.ts';
import type { Row } from './read-pages.ts';
import { runLanes } from './run-lanes.ts';

/** What a batch came to, or that the database was given a rest. */
export type Came<Outcome> = { readonly outcome: Outcome } | { readonly paused: NonNullable<PassProgress['paused']> };

/** What one pass after the other is made with: its pace and its watch go on between them. */
export interface Means {
  readonly batches: Batches;
  readonly pace: PaceKeeper;
  readonly watch: ServerWatch;
  readonly signal: AbortSignal;
}

export function meansOf(door: ColumnDoor, batches: Batches, { pace, signal, rest }: How): Means {
  return { batches, pace: keepPace(pace), watch: lookAtServer(door, batches.lanes, signal, rest), signal };
}

/** Does a deed to all rows of these pages, in batches, several at a time, as fast as the pace and the database allow. */
export function passOver<Outcome>(
  { batches, pace, watch, signal }: Means,
  pages: AsyncIterable<readonly Row[]>,
  deed: (rows: readonly Row[]) => Promise<Outcome>,
): AsyncGenerator<Came<Outcome>, void> {
  async function* pieces(): AsyncGenerator<readonly Row[] | NonNullable<PassProgress['paused']>> {
    for await (const page of pages) {
      for (let at = 0; at < page.length; ) {
        for (let unrest = watch.unrest(); unrest; unrest = await watch.look()) yield unrest;
        const rows = page.slice(at, at + Math.min(batches.rows, pace.most()));
        await pace.wait(rows.length, signal);
        // Encrypting holds the thread: what else waits for it comes in between.
        await breathe();
        signal.throwIfAborted();
        at += rows.length;
        yield rows;
      }
    }
  }
  return runLanes(pieces(), batches.lanes, async (piece): Promise<Came<Outcome>> => {
    if (typeof piece === 'string') return { paused: piece };
    const begun = performance.now();
    const outcome = await deed(piece);
    watch.took(piece.length, performance.now() - begun);
    return { outcome };
  });
}
