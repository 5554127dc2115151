import { NewerFormat } from '../../../sync/failures.ts';
import type { Operation } from '../../../sync/operation.ts';
import type { Range } from '../../../sync/ranges.ts';
import type { KeptBatch, Received } from './sharing.ts';
import type { Shelf } from './shelf.ts';

export interface Kept {
  of(device: number): Range[];
  keep(batch: KeptBatch): void;
  receive(
    decode: (bytes: Uint8Array, batch: KeptBatch) => Operation[],
    receive: (operations: readonly Operation[], signal?: AbortSignal) => Promise<Received>,
    signal?: AbortSignal,
  ): Promise<Received>;
}

interface Row extends Range {
  readonly device: number;
  readonly bytes: Buffer;
}

/** Batches that only a newer application can read. */
export function openKept({ db, devices, ledger, write }: Shelf): Kept {
  const ranges = db.prepare<[number], Range>('SELECT first, last FROM kept WHERE device = ? ORDER BY first');
  const add = db.prepare('INSERT OR REPLACE INTO kept (device, first, last, bytes) VALUES (?, ?, ?, ?)');
  const all = db.prepare<[], { device: number; first: number }>('SELECT device, first FROM kept');
  const read = db.prepare<[number, number], Row>('SELECT * FROM kept WHERE device = ? AND first = ?');
  const drop = db.prepare('DELETE FROM kept WHERE device = ? AND first = ?');

  function decoded(row: Row, decode: Parameters<Kept['receive']>[0]): Operation[] | undefined {
    try {
      return decode(row.bytes, { ...row, device: devices.textOf(row.device) });
    } catch (error) {
      if (error instanceof NewerFormat) return undefined;
      throw error;
    }
  }

  return {
    of: (device) => ranges.all(device),
    keep({ device: uuid, first, last, bytes }) {
      write(() => {
        const device = devices.idOf(uuid);
        add.run(device, first, last, bytes);
        // It may be the first that is heard of that device.
        ledger.changeHad(device, {});
      });
    },
    async receive(decode, receive, signal) {
      const received = { operations: 0, ahead: [] as Received['ahead'] };
      for (const { device, first } of all.all()) {
        const row = read.get(device, first);
        const operations = row && decoded(row, decode);
        if (!operations) continue;
        const { operations: count, ahead } = await receive(operations, signal);
        received.operations += count;
        received.ahead = [...received.ahead, ...ahead];
        write(() => void drop.run(device, first));
      }
      return received;
    },
  };
}
