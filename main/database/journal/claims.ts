import type { DeviceId } from '../../sync/operation.ts';
import { bytesOf, digestOf, idBytes, idText, numberOf } from './cells.ts';
import type { ClaimAnswer, Lease } from './journal.ts';
import { errorNumber, type JournalLine } from './journal-line.ts';

/**
 * Claims, each step one statement on one row, so that two who race never both win. Only the server's clock counts. A lease
 * that ended and that nobody took is still its holder's: nobody did anything meanwhile.
 */
export function openClaims(line: JournalLine) {
  return {
    async claim(subject: string, device: DeviceId, seconds: number): Promise<ClaimAnswer> {
      const [key, holder, length] = [digestOf(subject), idBytes(device), lengthOf(seconds)];
      const begun = performance.now();
      const held = (fence: number): ClaimAnswer => {
        const secondsLeft = Math.max(0, seconds - (performance.now() - begun) / 1000);
        return { kind: 'held', lease: { subject, fence, secondsLeft } };
      };
      for (;;) {
        if (await take(line, key, holder, length)) return held(1);
        const fence = await takeOver(line, key, holder, length);
        if (fence !== undefined) return held(fence);
        const answer = await look(line, key);
        if (answer) return answer;
      }
    },

    async renew({ subject, fence }: Lease, device: DeviceId, seconds: number): Promise<boolean> {
      const set = 'ends = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND';
      return change(line, set, [lengthOf(seconds)], subject, fence, device);
    },

    async finish({ subject, fence }: Lease, device: DeviceId, outcome: Uint8Array): Promise<boolean> {
      const left = Buffer.from(outcome);
      if (await change(line, 'outcome = ?', [left], subject, fence, device)) return true;
      // Given again after its answer was lost.
      const sql = 'SELECT 1 FROM claim WHERE subject = ? AND fence = ? AND device = ? AND outcome = ?';
      return (await line.ask(sql, [digestOf(subject), fence, idBytes(device), left])).length > 0;
    },

    async release({ subject, fence }: Lease, device: DeviceId): Promise<void> {
      await change(line, 'ends = UTC_TIMESTAMP(6), fence = fence + 1', [], subject, fence, device);
    },
  };
}

async function take(line: JournalLine, subject: Buffer, device: Buffer, length: number): Promise<boolean> {
  try {
    await line.tell(
      'INSERT INTO claim (subject, device, fence, ends) VALUES (?, ?, 1, UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND)',
      [subject, device, length],
    );
    return true;
  } catch (error) {
    if (errorNumber(error) === 1062) return false;
    throw error;
  }
}

/** The new fence, or undefined where it is not to be had. */
async function takeOver(line: JournalLine, subject: Buffer, device: Buffer, length: number) {
  const { affectedRows, insertId } = await line.tell(
    `UPDATE claim SET device = ?, fence = LAST_INSERT_ID(fence + 1), ends = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND
     WHERE subject = ? AND outcome IS NULL AND ends <= UTC_TIMESTAMP(6)`,
    [device, length, subject],
  );
  return affectedRows > 0 ? Number(insertId) : undefined;
}

/** Who has it; undefined where its lease has ended since. */
async function look(line: JournalLine, subject: Buffer): Promise<ClaimAnswer | undefined> {
  const [row] = await line.ask(
    'SELECT device, outcome, TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(6), ends) FROM claim WHERE subject = ?',
    [subject],
  );
  if (!row) return undefined;
  const [device, outcome, left] = row;
  if (outcome) return { kind: 'done', holder: idText(device), outcome: bytesOf(outcome) };
  const secondsLeft = numberOf(left) / 1e6;
  return secondsLeft > 0 ? { kind: 'taken', holder: idText(device), secondsLeft } : undefined;
}

/** True where the claim is still this holder's. */
async function change(
  line: JournalLine,
  set: string,
  values: readonly unknown[],
  subject: string,
  fence: number,
  device: DeviceId,
): Promise<boolean> {
  const { affectedRows } = await line.tell(
    `UPDATE claim SET ${set} WHERE subject = ? AND fence = ? AND device = ? AND outcome IS NULL`,
    [...values, digestOf(subject), fence, idBytes(device)],
  );
  return affectedRows > 0;
}

/** Microseconds, at most a day: a claim that nobody renews must come free. */
function lengthOf(seconds: number): number {
  if (!(seconds > 0 && seconds <= 86_400)) throw new RangeError(`a lease of ${seconds} s`);
  return Math.ceil(seconds * 1e6);
}
