import type { Outbox } from './sharing.ts';
import type { Shelf } from './shelf.ts';

export function openOutbox({ db, ledger, own, write, refresh }: Shelf): Outbox {
  const count = db
    .prepare<[number, number], number>('SELECT count(*) FROM own WHERE device = ? AND number > ?')
    .pluck();

  return {
    unsentCount() {
      refresh();
      return count.get(ledger.row.device, ledger.row.sent) ?? 0;
    },
    unsent(most) {
      refresh();
      return own.read(ledger.row.device, ledger.row.sent, Number.MAX_SAFE_INTEGER, most);
    },
    operations(first, last) {
      refresh();
      return own.read(ledger.row.device, first - 1, last, last - first + 1);
    },
    markSent(last) {
      write(() => {
        ledger.row.sent = Math.max(ledger.row.sent, last);
      });
    },
  };
}
