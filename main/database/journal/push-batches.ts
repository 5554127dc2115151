import { createHash } from 'node:crypto';
import type { DeviceId } from '../../sync/operation.ts';
import { idBytes, numberOf, textOf, whole } from './cells.ts';
import { inBase64, inGroups } from './in-groups.ts';
import type { SealedBatch } from './journal.ts';
import { errorNumber, type JournalLine } from './journal-line.ts';

const keyIsThere = 1062;
const mayNotBeNull = 1048;

/** Who pushes, and what it said at the last contact (as the table laptop holds it). */
export interface Speaker {
  readonly device: DeviceId;
  readonly session: Buffer;
}

/** Adds batches in few statements, each whole or not at all. False when the session is no longer ours. */
export async function pushBatches(
  line: JournalLine,
  speaker: Speaker,
  batches: readonly SealedBatch[],
  signal?: AbortSignal,
): Promise<boolean> {
  for (const { device, first, last, epoch } of batches) {
    if (device !== speaker.device) throw new RangeError('a batch of another device than the one that made the contact');
    whole(last, whole(first, 1));
    whole(epoch);
  }
  for await (const group of inGroups(batches, line.packet())) {
    if (!(await pushGroup(line, speaker, group, signal))) return false;
  }
  return true;
}

interface Placed {
  readonly batch: SealedBatch;
  readonly copy: number;
}

async function pushGroup(line: JournalLine, speaker: Speaker, group: readonly SealedBatch[], signal?: AbortSignal) {
  // Nearly always none of them is there; only where the server says so is it asked which.
  let rows = place(group, new Map());
  for (;;) {
    try {
      await insert(line, speaker, rows, signal);
      return true;
    } catch (error) {
      const said = errorNumber(error);
      if (said === mayNotBeNull) return false;
      if (said !== keyIsThere) throw error;
    }
    rows = place(group, await alreadyThere(line, speaker.device, group, signal));
    if (rows.length === 0) return true;
  }
}

/**
 * One statement, so one transaction. Its first row names the device by asking whether the session still stands, and holds
 * it until the rows are in: no twin can have spoken in between. INSERT IGNORE would hide what it cuts off.
 */
function insert(line: JournalLine, { device, session }: Speaker, rows: readonly Placed[], signal?: AbortSignal) {
  const id = idBytes(device);
  const asked = '(SELECT device FROM laptop WHERE device = ? AND session = ? LOCK IN SHARE MODE)';
  const values = rows.map((_, at) => `(${at === 0 ? asked : '?'}, ?, ?, ?, ?, FROM_BASE64(?))`);
  const parameters = rows.flatMap(({ batch: { first, last, epoch, sealed }, copy }, at) => [
    ...(at === 0 ? [id, session] : [id]),
    ...[first, copy, last, epoch, inBase64(sealed)],
  ]);
  return line.tell(
    `INSERT INTO batch (device, first, copy, last, epoch, sealed) VALUES ${values.join(', ')}`,
    parameters,
    signal,
  );
}

interface There {
  readonly contents: Set<string>;
  copies: number;
}

/** The batches that are not there yet, each under the next number of copy that is free. */
function place(group: readonly SealedBatch[], there: Map<number, There>): Placed[] {
  const rows: Placed[] = [];
  for (const batch of group) {
    const known = there.get(batch.first) ?? { contents: new Set(), copies: 0 };
    const content = contentOf(batch.last, batch.epoch, createHash('sha256').update(batch.sealed).digest('hex'));
    if (known.contents.has(content)) continue;
    rows.push({ batch, copy: known.copies });
    known.contents.add(content);
    known.copies++;
    there.set(batch.first, known);
  }
  return rows;
}

const contentOf = (last: number, epoch: number, sha256: string) => `${last} ${epoch} ${sha256}`;

async function alreadyThere(line: JournalLine, device: DeviceId, group: readonly SealedBatch[], signal?: AbortSignal) {
  const sql = 'SELECT first, copy, last, epoch, SHA2(sealed, 256) FROM batch WHERE device = ? AND first IN (?)';
  const rows = await line.ask(sql, [idBytes(device), group.map(({ first }) => first)], signal);
  const there = new Map<number, There>();
  for (const [first, copy, last, epoch, sha256] of rows) {
    const known = there.get(numberOf(first)) ?? { contents: new Set(), copies: 0 };
    known.contents.add(contentOf(numberOf(last), numberOf(epoch), textOf(sha256)));
    known.copies = Math.max(known.copies, numberOf(copy) + 1);
    there.set(numberOf(first), known);
  }
  return there;
}
