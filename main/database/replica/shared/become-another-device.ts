import { v7 as newId } from 'uuid';
import type { DeviceId } from '../../../sync/operation.ts';
import { exclude } from '../../../sync/ranges.ts';
import type { Shelf } from './shelf.ts';

interface OwnRow {
  readonly number: number;
  readonly record: number;
  readonly context: number;
}

/**
 * Makes what gives this laptop a new device id, in one transaction. What was sent stays the old device's. What was not is
 * numbered anew from 1, by authors who knew everything the old device had sent.
 */
export function openBecoming({ db, ledger, devices, contexts, write }: Shelf): () => DeviceId {
  const readUnsent = db.prepare<[number, number], OwnRow>(
    'SELECT number, record, context FROM own WHERE device = ? AND number > ? ORDER BY number',
  );
  const rename = ['own', 'cell', 'rival'].map((table) =>
    db.prepare(
      `UPDATE ${table} SET device = ?, number = ?, context = ? WHERE record = ? AND device = ? AND number = ?`,
    ),
  );

  return () =>
    write(() => {
      const { device: old, sent } = ledger.row;
      const id = newId();
      const device = devices.idOf(id);
      const unsent = readUnsent.all(old, sent);
      for (const [at, { number, record, context }] of unsent.entries()) {
        const after = withOld(context, old, sent);
        for (const rows of rename) rows.run(device, at + 1, after, record, old, number);
      }
      tell(old, device, sent, unsent);
      return id;
    });

  function withOld(context: number, old: number, sent: number): number {
    if (sent === 0) return context;
    return contexts.keep(new Map([...contexts.read(context), [old, sent]])).id;
  }

  function tell(old: number, device: number, sent: number, unsent: readonly OwnRow[]): void {
    const { inCells, asOperations, author } = ledger.had(old);
    const left = unsent.reduce(
      (ranges, { number }) => ({
        inCells: exclude(ranges.inCells, { first: number, last: number }),
        asOperations: exclude(ranges.asOperations, { first: number, last: number }),
      }),
      { inCells, asOperations },
    );
    ledger.changeHad(old, left);
    ledger.become(device, Math.max(sent, left.inCells.at(-1)?.last ?? 0));
    if (unsent.length === 0) return;
    const all = [{ first: 1, last: unsent.length }];
    ledger.changeHad(device, { inCells: all, asOperations: all, author });
    ledger.learn(device, unsent.length);
  }
}
