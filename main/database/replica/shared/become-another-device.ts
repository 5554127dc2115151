import { v7 as newId } from 'uuid';
import type { DeviceId } from '../../../sync/operation.ts';
import { exclude } from '../../../sync/ranges.ts';
import type { Shelf } from './shelf.ts';

interface OwnRow {
  readonly number: number;
  readonly operation: number;
  readonly record: number;
  readonly context: number;
}

/**
 * Makes what gives this laptop a new device id, in one transaction. What was sent stays the old device's. What was not is
 * numbered anew from 1, by authors who knew everything the old device had sent.
 */
export function openBecoming({ db, ledger, devices, contexts, write }: Shelf): () => DeviceId {
  const readUnsent = db.prepare<[number], OwnRow>(`
    SELECT own.number, operation.id AS operation, operation.record, operation.context
    FROM own JOIN operation ON operation.id = own.operation WHERE own.number > ? ORDER BY own.number`);
  const changeOperation = db.prepare('UPDATE operation SET device = ?, number = ?, context = ? WHERE id = ?');
  const changeHeads = ['cell', 'rival'].map((table) =>
    db.prepare(
      `UPDATE ${table} SET device = ?, number = ?, context = ? WHERE record = ? AND device = ? AND number = ?`,
    ),
  );
  const dropOwn = db.prepare('DELETE FROM own');
  const addOwn = db.prepare('INSERT INTO own (number, operation) VALUES (?, ?)');

  return () =>
    write(() => {
      const { device: old, sent } = ledger.row;
      const id = newId();
      const device = devices.idOf(id);
      const unsent = readUnsent.all(sent);
      dropOwn.run();
      for (const [at, row] of unsent.entries()) {
        const number = at + 1;
        const context = withOld(row.context, old, sent);
        changeOperation.run(device, number, context, row.operation);
        for (const heads of changeHeads) heads.run(device, number, context, row.record, old, row.number);
        addOwn.run(number, row.operation);
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
