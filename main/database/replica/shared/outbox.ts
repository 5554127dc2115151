import type { Outbox } from './sharing.ts';
import type { Shelf } from './shelf.ts';

export function openOutbox({ db, ledger, operations, write, refresh }: Shelf): Outbox {
  const count = db.prepare<[number], number>('SELECT count(*) FROM own WHERE number > ?').pluck();

  return {
    unsentCount() {
      refresh();
      return count.get(ledger.row.sent) ?? 0;
    },
    unsent(most) {
      refresh();
      return operations.own(ledger.row.sent, Number.MAX_SAFE_INTEGER, most);
    },
    operations(first, last) {
      refresh();
      return operations.own(first - 1, last, last - first + 1);
    },
    markSent(last) {
      write(() => {
        ledger.row.sent = Math.max(ledger.row.sent, last);
      });
    },
  };
}
