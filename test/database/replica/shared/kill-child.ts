import { readFileSync } from 'node:fs';
import { openCipher } from '../../../../main/database/replica/cipher.ts';
import { openSharedRecords } from '../../../../main/database/replica/shared/open-shared-records.ts';
import { decodeOperations } from '../../../../main/sync/decode-operations.ts';
import { killKind } from './kill-kind.ts';

export interface KillOrder {
  readonly file: string;
  readonly key: string;
  readonly salt: string;
  /** Files of operations of others, encoded; received one after the other. */
  readonly parts: readonly string[];
  readonly begin: number;
}

const order = JSON.parse(process.argv[2] ?? '{}') as KillOrder;
const db = openCipher(order.file, Buffer.from(order.key, 'hex'), Buffer.from(order.salt, 'hex'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
const { records, inbox } = openSharedRecords(db, () => new Date());

/** Edits made here, each said once it is on the disk, between the slices of what is received. */
let edit = order.begin;
async function edits(): Promise<never> {
  for (;;) {
    edit += 1;
    records.create(killKind, { name: `edit ${edit}` });
    process.stdout.write(`${edit}\n`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function receive(): Promise<void> {
  for (const part of order.parts) await inbox.receive(decodeOperations(readFileSync(part)));
  process.stdout.write('received\n');
}

await Promise.all([receive(), edits()]);
