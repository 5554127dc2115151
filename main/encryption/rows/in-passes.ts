import type { PassProgress } from '../column-work.ts';
import { type Means, passOver } from './pass-over.ts';
import type { Row } from './read-pages.ts';
import { tellProgress } from './tell-progress.ts';

/** What became of the rows of a batch. Those that are neither written nor left for good are met again. */
export interface Outcome {
  readonly met: number;
  readonly written: number;
  /** Nothing can be done for them: they are named elsewhere. */
  readonly left: number;
  /** Of those to be met again, rows that somebody holds. */
  readonly held: number;
}

export interface Passes {
  readonly step: PassProgress['step'];
  /** How many there seem to be. */
  count(): Promise<number>;
  pages(): AsyncIterable<readonly Row[]>;
  deed(rows: readonly Row[]): Promise<Outcome>;
}

/** Passes in a row in which somebody held rows and nothing was written. */
const patience = 30;

/** Passes after which few rows a pass are the application's daily work, which goes on and never ends. */
const settled = 20;

/**
 * Goes over the rows again and again until a pass meets none but those that are left for good. Where others write on without
 * a pause the last ones of a table are never met all at once: then it ends when a pass meets few and misses none.
 */
export async function* inPasses(
  means: Means,
  { step, count, pages, deed }: Passes,
): AsyncGenerator<PassProgress, { written: number; lost: number }> {
  yield { step: 'counting', done: 0, lost: 0 };
  const seen = await count();
  const worthTelling = tellProgress();
  let written = 0;
  let lost = 0;
  let vain = 0;
  let passes = 0;
  for (;;) {
    const pass = { met: 0, written: 0, left: 0, held: 0 };
    for await (const came of passOver(means, pages(), deed)) {
      if ('outcome' in came) {
        pass.met += came.outcome.met;
        pass.written += came.outcome.written;
        pass.left += came.outcome.left;
        pass.held += came.outcome.held;
      }
      const told = worthTelling({
        step,
        done: written + pass.written,
        total: Math.max(seen, written + pass.written),
        lost: lost + pass.met - pass.left - pass.written,
        ...('paused' in came ? { paused: came.paused } : {}),
      });
      if (told) yield told;
    }
    const missed = pass.met - pass.written - pass.left;
    written += pass.written;
    lost += missed;
    yield { step, done: written, total: Math.max(seen, written), lost };
    passes += 1;
    if (pass.met === pass.left) return { written, lost };
    if (passes >= settled && missed === 0 && pass.met <= means.batches.rows) return { written, lost };
    vain = pass.written === 0 && pass.held > 0 ? vain + 1 : 0;
    if (vain >= patience) throw new Error('Somebody holds rows of the table and does not let go');
  }
}
