import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { Ground } from '../ground.ts';
import { clearBytes, guardBytes } from '../sql/clear-bytes.ts';
import { quote } from '../sql/quote.ts';
import { type Change, findingRows } from './change-rows.ts';
import { chooseBatches } from './choose-batches.ts';
import { guardDigits } from './guard-digits.ts';
import { readPages } from './read-pages.ts';
import type { ShadowMaker } from './shadow-maker.ts';

/** Writing is taken to cost the server twice what finding and comparing costs it: the part of the estimate that nothing has measured. */
const writing = 3;
const sample = 4_000;

/**
 * Rows a second that a backfill would make here: a sample is read and encrypted, and the server is sent the very list of values
 * that it would be sent, to find and to compare, not to write. What writing costs it is estimated from that. 0 where there is no value.
 */
export async function measureRate(
  door: ColumnDoor,
  ground: Ground,
  maker: ShadowMaker,
  signal: AbortSignal,
): Promise<number> {
  const { dialect } = door.server;
  const batches = chooseBatches(door.server);
  const clear = `t.${quote(ground.column.name, dialect)}`;
  const reading = {
    values: [clearBytes(ground, clear)],
    where: `${clear} IS NOT NULL`,
    longest: ground.column.longest,
  };
  const finding = findingRows(ground, guardBytes(ground, clear), 2);
  const took = { rows: 0, here: 0, there: 0 };
  let begun = performance.now();
  for await (const page of readPages(door, ground, reading, { ...batches, page: batches.rows }, signal)) {
    const rows = page.map(({ row, values: [value] }) => ({ row, clear: value ?? Buffer.alloc(0) }));
    const shadows = await maker.make(rows, signal);
    const changes = rows.map(({ row, clear: bytes }, at): Change => {
      const { shadow = null, blindIndex = null } = shadows[at] ?? {};
      return { row, guard: guardDigits(bytes, dialect), values: [shadow, blindIndex] };
    });
    const sql = finding(changes);
    const made = performance.now();
    took.here += made - begun;
    await door.read(sql, [], signal);
    begun = performance.now();
    took.rows += rows.length;
    // The way there and back is the same with writing.
    const way = Math.min(door.server.roundTrip, begun - made);
    took.there += way + (begun - made - way) * writing;
    if (took.rows >= sample) break;
  }
  // Reading and encrypting stand in a row, the statements side by side.
  const milliseconds = took.here + took.there / batches.lanes;
  return milliseconds > 0 ? (took.rows / milliseconds) * 1_000 : 0;
}
