import type { ColumnDoor, Server } from '../../database/ouvadmin/column-door.ts';
import type { ColumnCipher, RowKey } from '../cipher/column-cipher.ts';
import type { ColumnWork, PassProgress } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { type Change, changingRows } from './change-rows.ts';
import { chooseBatches } from './choose-batches.ts';
import { countRows } from './count-rows.ts';
import { damageBook, nameRow } from './damage-book.ts';
import { fitsColumn } from './fits-column.ts';
import { guardDigits } from './guard-digits.ts';
import { inPasses } from './in-passes.ts';
import type { How, Restored } from './pass.ts';
import { meansOf } from './pass-over.ts';
import { type Row, readPages } from './read-pages.ts';
import { longestShadow, sqlOf } from './sql-of.ts';
import { writeWhatFits } from './write-what-fits.ts';

/**
 * Gives the clear value back to rows whose only copy is the ciphertext, once no fence stands: only where the ciphertext is
 * still the one that was read. A new ciphertext of the same value is written with it, by which the guard knows that both
 * were meant. What does not open, or does not fit into the clear column as it is, is left alone and named.
 */
export async function* restoreClear(
  door: ColumnDoor,
  ground: Ground,
  work: ColumnWork,
  cipher: ColumnCipher,
  how: How,
): AsyncGenerator<PassProgress, Restored> {
  const { signal } = how;
  const { server } = door;
  const batches = how.batches ?? chooseBatches(server);
  const sql = sqlOf(ground, work);
  const [shadow = ''] = sql.shadowNames;
  const alone = `${sql.clear} IS NULL AND ${sql.shadow} IS NOT NULL`;
  const statement = changingRows(ground, {
    guard: sql.shadowGuard,
    where: `${sql.clear} IS NULL`,
    columns: [{ name: work.column, value: clearFromBytes(ground, server) }, { name: shadow }],
  });
  const reading = { values: [sql.shadow], where: alone, longest: longestShadow(ground) };
  let book = damageBook(ground);
  let unfit = new Set<string>();

  const open = ({ row, values: [bytes] }: Row): Change | undefined => {
    const clear = cipher.decrypt(row, bytes ?? Buffer.alloc(0));
    if (typeof clear === 'string') book.enter(row);
    else if (!fitsColumn(ground.column, server, clear)) leave(row);
    else
      return { row, guard: guardDigits(bytes ?? clear, server.dialect), values: [clear, cipher.encrypt(row, clear)] };
    return undefined;
  };
  const leave = (row: RowKey) => void unfit.add(nameRow(ground, row));
  const passes = inPasses(meansOf(door, batches, how), {
    step: 'decrypting',
    count: () => countRows(door, ground, alone, signal),
    pages: () => {
      // Whoever was left is met again by each pass.
      book = damageBook(ground);
      unfit = new Set();
      return readPages(door, ground, reading, batches, signal);
    },
    deed: async (rows) => {
      const changes = rows.flatMap((row) => open(row) ?? []);
      const { written, held, refused } = await writeWhatFits(door, statement, changes, signal);
      for (const { row } of refused) leave(row);
      return { met: rows.length, written, held, left: rows.length - changes.length + refused.length };
    },
  });
  const { written, lost } = yield* passes;
  return { written, lost, unfit: [...unfit].slice(0, 20), unfitRows: unfit.size, ...book.read() };
}

/** What the server is told to make of the bytes of a value. */
function clearFromBytes({ column }: Ground, { dialect }: Server): (bytes: string) => string {
  const bytesThemselves = /binary|blob/i.test(column.declared) || (dialect === 'sqlite' && column.declared === '');
  if (bytesThemselves) return (bytes) => bytes;
  return (bytes) => (dialect === 'sqlite' ? `CAST(${bytes} AS TEXT)` : `CONVERT(${bytes} USING utf8mb4)`);
}
