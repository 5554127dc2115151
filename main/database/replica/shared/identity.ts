import { correctStamp } from '../../../sync/stamp.ts';
import { openBecoming } from './become-another-device.ts';
import type { Identity } from './sharing.ts';
import type { Shelf } from './shelf.ts';

export function openIdentity(shelf: Shelf): Identity {
  const { ledger, devices, volunteers, write, refresh } = shelf;
  const becomeAnotherDevice = openBecoming(shelf);

  return {
    device() {
      refresh();
      return devices.textOf(ledger.row.device);
    },
    volunteer: volunteers.textOf(ledger.row.volunteer),
    clockOffset() {
      refresh();
      return ledger.row.clockOffset;
    },
    correctClock(offset) {
      write(() => {
        ledger.row.clockOffset = Math.round(offset);
        ledger.row.stamp = correctStamp(ledger.row.stamp, shelf.now());
      });
    },
    becomeAnotherDevice,
  };
}
