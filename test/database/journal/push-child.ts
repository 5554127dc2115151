import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { v7 } from 'uuid';
import type { Journal, SealedBatch } from '../../../main/database/journal/journal.ts';
import { openJournal } from '../../../main/database/journal/open-journal.ts';
import type { MysqlReach } from '../../../main/database/ouvadmin/mysql-options.ts';

/** What a process that pushes is told on its standard input. */
export interface PushOrder {
  readonly reach: MysqlReach;
  readonly device: string;
  /** Where it keeps what it knows, as a laptop keeps it in its replica. */
  readonly state: string;
  readonly operations: number;
}

interface Known {
  sessions: string[];
  sent: number;
}

/** Operation `number` of a device: 16 bytes that tell it from any other. */
export function operation(device: string, number: number): Buffer {
  return createHash('sha256').update(`${device} ${number}`).digest().subarray(0, 16);
}

/** Sealed anew each time, as with a fresh nonce: 12 chance bytes, then the operations. */
export function seal(device: string, first: number, last: number): SealedBatch {
  const inside = Array.from({ length: last - first + 1 }, (_, at) => operation(device, first + at));
  return { device, first, last, epoch: 1, sealed: Buffer.concat([randomBytes(12), ...inside]) };
}

/** Whether a row holds the operations it says, and no others. */
export function opens({ device, first, last, sealed }: SealedBatch): boolean {
  const inside = Array.from({ length: last - first + 1 }, (_, at) => operation(device, first + at));
  return Buffer.concat(inside).equals(Buffer.from(sealed).subarray(12));
}

/** As a laptop does: what the journal has of us beyond what we know to be sent is read back, then the rest is cut and sent. */
async function send(journal: Journal, { device, state, operations }: PushOrder): Promise<void> {
  const known = JSON.parse(readFileSync(state, 'utf8')) as Known;
  const keep = () => {
    writeFileSync(`${state}.new`, JSON.stringify(known));
    renameSync(`${state}.new`, state);
  };
  const next = v7();
  known.sessions.push(next);
  keep();
  const { twin, ownLast } = await journal.contact(device, known.sessions, next);
  if (twin) throw new Error('taken for a twin');
  known.sessions = [next];
  if (ownLast > known.sent) {
    for await (const page of journal.pull([{ device, after: known.sent }], 100_000)) {
      for (const row of page) {
        if (!opens(row) || row.first !== known.sent + 1) throw new Error(`${row.first}-${row.last} is not ours`);
        known.sent = row.last;
      }
    }
  }
  keep();
  while (known.sent < operations) {
    const some: SealedBatch[] = [];
    let last = known.sent;
    for (let count = 1 + Math.floor(Math.random() * 5); count > 0 && last < operations; count--) {
      const first = last + 1;
      last = Math.min(operations, last + 1 + Math.floor(Math.random() * 400));
      some.push(seal(device, first, last));
    }
    if (!(await journal.push(some))) throw new Error('another spoke in our name');
    known.sent = last;
    keep();
  }
}

// Run by faults.services.test.ts as a process of its own.
if (process.argv[1]?.endsWith('push-child.ts')) {
  const order = JSON.parse(await text(process.stdin)) as PushOrder;
  const journal = await openJournal(order.reach);
  process.stdout.write('open\n');
  await send(journal, order);
  await journal.close();
  process.stdout.write('all sent\n');
}
