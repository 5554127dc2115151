import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { ColumnCipher } from '../cipher/column-cipher.ts';
import type { ColumnWork, PassProgress } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { namesOf } from '../names-of.ts';
import { type Change, changingRows } from './change-rows.ts';
import { chooseBatches } from './choose-batches.ts';
import { countRows } from './count-rows.ts';
import { damageBook } from './damage-book.ts';
import { guardDigits } from './guard-digits.ts';
import { inPasses } from './in-passes.ts';
import type { How, Rotated } from './pass.ts';
import { meansOf } from './pass-over.ts';
import { type Row, readPages } from './read-pages.ts';
import { throughFence } from './same-value.ts';
import { longestShadow, sqlOf } from './sql-of.ts';
import { writeChanges } from './write-changes.ts';

/**
 * Puts every ciphertext under the current key, in passes until one meets none under an older key: only where the ciphertext
 * is still the one that was read. Clear values and blind indexes are left as they are. One that was interrupted is gone on
 * with by the next call. What does not open is left alone and named.
 */
export async function* rotateRows(
  door: ColumnDoor,
  ground: Ground,
  work: ColumnWork,
  cipher: ColumnCipher,
  how: How,
): AsyncGenerator<PassProgress, Rotated> {
  const { signal } = how;
  const { dialect } = door.server;
  const batches = how.batches ?? chooseBatches(door.server);
  const sql = sqlOf(ground, work);
  const { shadow, triggers } = namesOf(work);
  const older = `${sql.shadow} IS NOT NULL AND SUBSTR(${sql.shadow}, 2, 4) <> X'${currentNumber(cipher).toString('hex')}'`;
  const statement = changingRows(ground, {
    guard: sql.shadowGuard,
    where: '1 = 1',
    sameValue: true,
    columns: [{ name: shadow }],
  });
  const write = throughFence(door, ground.table, triggers.fenceUpdate);
  const reading = { values: [sql.shadow], where: older, longest: longestShadow(ground) };
  let book = damageBook(ground);

  const anew = ({ row, values: [bytes] }: Row): Change | undefined => {
    const ciphertext = bytes ?? Buffer.alloc(0);
    const clear = cipher.decrypt(row, ciphertext);
    if (typeof clear !== 'string')
      return { row, guard: guardDigits(ciphertext, dialect), values: [cipher.encrypt(row, clear)] };
    book.enter(row);
    return undefined;
  };
  const { written, lost } = yield* inPasses(meansOf(door, batches, how), {
    step: 'rotating',
    count: () => countRows(door, ground, older, signal),
    pages: () => {
      // Whoever was left is met again by each pass.
      book = damageBook(ground);
      return readPages(door, ground, reading, batches, signal);
    },
    deed: async (rows) => {
      const changes = rows.flatMap((row) => anew(row) ?? []);
      const done = await writeChanges({ server: door.server, write }, statement, changes, signal);
      return { met: rows.length, left: rows.length - changes.length, ...done };
    },
  });
  return { written, lost, ...book.read() };
}

/** As it stands in each ciphertext. */
function currentNumber(cipher: ColumnCipher): Buffer {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(cipher.keyNumber(cipher.canary()) ?? 0);
  return number;
}
