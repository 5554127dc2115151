import type { Clock } from '../../shared/clock.ts';
import type { DeviceId } from '../../sync/operation.ts';
import { digestOf, idBytes, idText, millisecondsOf } from './cells.ts';
import { heldUp } from './delivery-law.ts';
import type { DeliveryAnswer, DeliveryCaps } from './journal.ts';
import { errorNumber, type JournalLine } from './journal-line.ts';
import { parisOffsets } from './paris-offsets.ts';

/**
 * Takes the turn to send one message, once in the world and within the caps, in one statement: rows are numbered without a
 * gap, so that whoever inserts number n + 1 has seen all n before it, and the row that is `perHour` numbers back says by the
 * server's clock whether an hour is full. Of two who insert the same number one fails and looks again.
 */
export async function takeDelivery(
  line: JournalLine,
  clock: Clock,
  subject: string,
  device: DeviceId,
  token: string,
  caps: DeliveryCaps,
): Promise<DeliveryAnswer> {
  const key = digestOf(subject);
  for (;;) {
    const taken = await insert(line, clock, [key, idBytes(device), digestOf(token)], caps);
    if (taken === 'taken') return { kind: 'ours', secondsAgo: 0 };
    const answer = await look(line, key, device, digestOf(token));
    if (answer) return answer;
    // Somebody else took the number that we had wanted: they went on, so shall we.
    const full = taken === 'full' ? await whyFull(line, caps) : undefined;
    if (full) return full;
  }
}

async function insert(line: JournalLine, clock: Clock, ids: readonly Buffer[], caps: DeliveryCaps) {
  const { perHour, perDay, apart } = caps;
  try {
    const { affectedRows } = await line.tell(
      `INSERT INTO delivery (number, subject, device, token, at, day)
       SELECT n.last + 1, ?, ?, ?, n.at, n.day
       FROM (
         SELECT m.last, m.at, DATE(m.at + INTERVAL (${offsetOf('m.at', clock)}) SECOND) AS day
         FROM (
           SELECT COALESCE((SELECT MAX(number) FROM delivery), 0) AS last,
             GREATEST(UTC_TIMESTAMP(6),
               COALESCE((SELECT at FROM delivery ORDER BY number DESC LIMIT 1), '1970-01-01 00:00:00')) AS at
         ) m
       ) n
       WHERE NOT EXISTS (SELECT 1 FROM delivery WHERE number = n.last AND at + INTERVAL ? MICROSECOND > n.at)
         AND NOT EXISTS (SELECT 1 FROM delivery WHERE number = n.last + 1 - ? AND at >= n.at - INTERVAL 1 HOUR)
         AND NOT EXISTS (SELECT 1 FROM delivery WHERE number = n.last + 1 - ? AND day >= n.day)`,
      [...ids, Math.ceil(apart * 1e6), perHour, perDay],
    );
    return affectedRows > 0 ? 'taken' : 'full';
  } catch (error) {
    if (errorNumber(error) === 1062) return 'raced';
    throw error;
  }
}

/** Whose the subject is; undefined where nobody has it. */
async function look(line: JournalLine, subject: Buffer, device: DeviceId, token: Buffer) {
  const [row] = await line.ask('SELECT device, token, at, UTC_TIMESTAMP(6) FROM delivery WHERE subject = ?', [subject]);
  if (!row) return undefined;
  const [holder, word, at, now] = row;
  const ours = idText(holder) === device && word?.equals(token);
  if (!ours) return { kind: 'theirs' } as const;
  return { kind: 'ours', secondsAgo: Math.max(0, millisecondsOf(now) - millisecondsOf(at)) / 1000 } as const;
}

/** Undefined where it has come free meanwhile. */
async function whyFull(line: JournalLine, caps: DeliveryCaps) {
  const back = '(SELECT at FROM delivery WHERE number = l.number + 1 - ?)';
  const [row] = await line.ask(
    `SELECT UTC_TIMESTAMP(6), l.at, ${back}, ${back} FROM (SELECT number, at FROM delivery ORDER BY number DESC LIMIT 1) l`,
    [caps.perHour, caps.perDay],
  );
  if (!row) return undefined;
  const [now, last, hourBack, dayBack] = row.map((cell) => (cell ? millisecondsOf(cell) : undefined));
  return now === undefined ? undefined : heldUp(caps, { last, hourBack, dayBack }, now);
}

/** Seconds by which Paris is ahead of UTC at that time, reckoned by the server, which need not know any time zone. */
function offsetOf(time: string, clock: Clock): string {
  const [first, ...changes] = parisOffsets(clock());
  const cases = changes.toReversed().map(({ at, seconds }) => {
    return `WHEN ${time} >= '${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}' THEN ${seconds}`;
  });
  return `CASE ${cases.join(' ')} ELSE ${first?.seconds ?? 3600} END`;
}
