import type { Clock } from '../../shared/clock.ts';
import type { DeviceId } from '../../sync/operation.ts';
import { digestOf, idBytes, idText, millisecondsOf, numberOf, type Row } from './cells.ts';
import { bestOffset, type ClockSample } from './clock-offset.ts';
import type { Contact, Head } from './journal.ts';
import { errorNumber, type JournalLine } from './journal-line.ts';

/**
 * Says who speaks: the session is swapped by compare-and-set, so that of two laptops with one vault only one is taken for
 * this device. Then what there is to read, and what time it is.
 */
export async function contactJournal(
  line: JournalLine,
  clock: Clock,
  device: DeviceId,
  kept: readonly string[],
  next: string,
  signal?: AbortSignal,
): Promise<Contact> {
  const samples: ClockSample[] = [];
  const timed = async (sql: string) => {
    const sent = { at: clock().getTime(), tick: performance.now() };
    const rows = await line.ask(sql, [], signal);
    const elapsed = performance.now() - sent.tick;
    samples.push({ sent: sent.at, received: clock().getTime(), elapsed, server: millisecondsOf(rows[0]?.[0]) });
    return rows;
  };
  const twin = !(await speak(line, idBytes(device), kept.map(digestOf), digestOf(next), signal));
  // The first row has only the time, so that it is there in an empty journal too.
  const heads = (
    await timed(
      'SELECT UTC_TIMESTAMP(6), NULL, 0, 0 UNION ALL SELECT NULL, device, MAX(last), COUNT(*) FROM batch GROUP BY device',
    )
  ).filter(([, id]) => id !== null);
  for (let more = 0; more < 2; more++) await timed('SELECT UTC_TIMESTAMP(6)');
  const told = heads.map(headOf);
  const { offset, uncertainty } = bestOffset(samples);
  const ownLast = told.find((head) => head.device === device)?.last ?? 0;
  return { clockOffset: offset, uncertainty, twin, ownLast, heads: told };
}

const headOf = ([, device, last, rows]: Row): Head => ({
  device: idText(device),
  last: numberOf(last),
  rows: numberOf(rows),
});

/** False when the session is one that we never said. */
async function speak(line: JournalLine, device: Buffer, kept: readonly Buffer[], next: Buffer, signal?: AbortSignal) {
  // `next` too: a contact given again after its answer was lost.
  const sql = 'UPDATE laptop SET session = ? WHERE device = ? AND session IN (?)';
  const swapped = await line.tell(sql, [next, device, [next, ...kept]], signal);
  if (swapped.affectedRows > 0) return true;
  try {
    await line.tell('INSERT INTO laptop (device, session) VALUES (?, ?)', [device, next], signal);
    return true;
  } catch (error) {
    if (errorNumber(error) === 1062) return false;
    throw error;
  }
}
