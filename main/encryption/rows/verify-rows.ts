import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { ColumnWork, PassProgress } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import type { Batches } from './choose-batches.ts';
import { countRows } from './count-rows.ts';
import { damageBook } from './damage-book.ts';
import { batchesFor } from './fill-shadow.ts';
import type { How, Verified } from './pass.ts';
import { meansOf, passOver } from './pass-over.ts';
import { type Row, readPages } from './read-pages.ts';
import type { ShadowedRow, ShadowMaker } from './shadow-maker.ts';
import { longestShadow, sqlOf } from './sql-of.ts';
import { tellProgress } from './tell-progress.ts';

/**
 * Reads every row, opens its shadow and compares it with its clear value, and its blind index with the one made anew. Where
 * the clear value is gone the shadow is opened, no more. Writes nothing. Of a contracted column the ground is that of its
 * shadow.
 */
export async function* verifyRows(
  door: ColumnDoor,
  ground: Ground,
  work: ColumnWork,
  maker: ShadowMaker,
  how: How,
): AsyncGenerator<PassProgress, Verified> {
  const { signal } = how;
  const batches = how.batches ?? whole(batchesFor(door, maker));
  const sql = sqlOf(ground, work);
  yield { step: 'counting', done: 0, lost: 0 };
  const total = await countRows(door, ground, '1 = 1', signal);
  const longest = longestShadow(ground);
  const reading = {
    values: [sql.clearBytes, sql.shadow, sql.blindIndex],
    where: '1 = 1',
    longest: longest && 2 * longest,
  };
  const worthTelling = tellProgress();
  const book = damageBook(ground);
  const found = { rows: 0, pending: 0, stale: 0 };
  const pages = readPages(door, ground, reading, batches, signal);
  const check = async (rows: readonly Row[]) => {
    const shadowed = rows.flatMap(shadowedRow);
    const verdicts = await maker.check(shadowed, signal);
    verdicts.forEach((verdict, at) => {
      if (verdict === 'stale') found.stale += 1;
      const row = shadowed[at]?.row;
      if (verdict === 'corrupt' && row) book.enter(row);
    });
    found.rows += rows.length;
    found.pending += rows.filter(({ values: [clear, shadow] }) => clear && !shadow).length;
  };
  for await (const came of passOver(meansOf(door, batches, how), pages, check)) {
    const progress = { step: 'verifying', done: found.rows, total: Math.max(total, found.rows), lost: 0 } as const;
    const told = worthTelling({ ...progress, ...('paused' in came ? { paused: came.paused } : {}) });
    if (told) yield told;
  }
  yield { step: 'verifying', done: found.rows, total: found.rows, lost: 0 };
  return { ...found, ...book.read() };
}

const shadowedRow = ({ row, values: [clear = null, shadow, blindIndex = null] }: Row): ShadowedRow[] =>
  shadow ? [{ row, clear, shadow, blindIndex }] : [];

/** Nothing is written, and nobody held up: a page is a batch. */
const whole = (batches: Batches): Batches => (batches.rows < 250 ? batches : { ...batches, rows: batches.page });
