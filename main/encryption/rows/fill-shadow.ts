import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { ColumnWork, PassProgress } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { namesOf } from '../names-of.ts';
import { changingRows } from './change-rows.ts';
import { type Batches, chooseBatches } from './choose-batches.ts';
import { countRows } from './count-rows.ts';
import { guardDigits } from './guard-digits.ts';
import { inPasses } from './in-passes.ts';
import type { Filled, How } from './pass.ts';
import { meansOf } from './pass-over.ts';
import { readPages } from './read-pages.ts';
import { throughFence } from './same-value.ts';
import type { ShadowMaker } from './shadow-maker.ts';
import { sqlOf } from './sql-of.ts';
import { writeChanges } from './write-changes.ts';

/**
 * Gives every clear value its shadow, in passes until one finds none without. A row is written only if its clear value is
 * still, byte for byte, the one that was read, and its shadow still NULL; nothing is locked while this program computes.
 */
export async function* fillShadow(
  door: ColumnDoor,
  ground: Ground,
  work: ColumnWork,
  maker: ShadowMaker,
  how: How,
): AsyncGenerator<PassProgress, Filled> {
  const { signal } = how;
  const { dialect } = door.server;
  const batches = how.batches ?? batchesFor(door, maker);
  const sql = sqlOf(ground, work);
  const fenceName = namesOf(work).triggers.fenceUpdate;
  const pending = `${sql.clear} IS NOT NULL AND ${sql.shadow} IS NULL`;
  const statement = changingRows(ground, {
    guard: sql.clearGuard,
    where: `${sql.shadow} IS NULL`,
    columns: sql.shadowNames.map((name) => ({ name })),
    // A row that an old writer stored just before the fence keeps its clear value, as all others do.
    sameValue: ground.triggers.some(({ name }) => name === fenceName),
  });
  const write = throughFence(door, ground.table, fenceName);
  const reading = { values: [sql.clearBytes], where: pending, longest: ground.column.longest };
  return yield* inPasses(meansOf(door, batches, how), {
    step: maker.kind === 'hash' ? 'hashing' : 'encrypting',
    count: () => countRows(door, ground, pending, signal),
    pages: () => readPages(door, ground, reading, batches, signal),
    deed: async (rows) => {
      const clear = rows.map(({ row, values: [value] }) => ({ row, clear: value ?? Buffer.alloc(0) }));
      const shadows = await maker.make(clear, signal);
      const changes = clear.map(({ row, clear: bytes }, at) => {
        const { shadow, blindIndex } = shadows[at] ?? missing(at);
        return {
          row,
          guard: guardDigits(bytes, dialect),
          values: [shadow, blindIndex].slice(0, sql.shadowNames.length),
        };
      });
      return {
        met: rows.length,
        left: 0,
        ...(await writeChanges({ server: door.server, write }, statement, changes, signal)),
      };
    },
  });
}

/** A hash takes long: few of them are written together, so that one sees them come. */
export function batchesFor(door: ColumnDoor, maker: ShadowMaker): Batches {
  const batches = chooseBatches(door.server);
  return maker.kind === 'hash' ? { ...batches, rows: 32, lanes: 2, page: 320 } : batches;
}

const missing = (at: number): never => {
  throw new Error(`no shadow was made for row ${at}`);
};
