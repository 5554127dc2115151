import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDelivery } from '../../../../main/features/column-encryption/delivery/delivery.ts';
import type { DeliveredColumn, DeliveryDeps } from '../../../../main/features/column-encryption/delivery/deps.ts';
import type { DeliveryPlace } from '../../../../preload/contract/column-encryption.ts';
import type { SshServer } from '../../../services/sshd.ts';
import { memoryKeychain } from '../../connections/keychains.ts';
import { MemoryJournal } from '../../volunteers/memory-journal.ts';
import { keyLaptop, mails, phones, source } from '../keys/key-laptops.ts';

export const connectionId = 'c1';
export const time = { now: Date.parse('2026-11-24T10:00:00.000Z') };

/** A vault with keys of its own for two columns, and the delivery of them; `entered` is what the register was told. */
export async function deliveryRoom({ keychain = memoryKeychain().keychain as DeliveryDeps['keychain'] } = {}) {
  const laptop = keyLaptop(new MemoryJournal());
  const { db, records, keys } = laptop;
  const columns: DeliveredColumn[] = [];
  for (const [column, index] of [
    [mails, 'email'],
    [phones, 'none'],
  ] as const) {
    const current = await keys.make(column);
    columns.push({ plan: column.plan, table: column.table, column: column.column, index, current });
  }
  const entered: Parameters<DeliveryDeps['enter']>[0][] = [];
  const delivery = openDelivery({
    ...{ db, records, keys, keychain },
    clock: () => new Date(time.now),
    sourceOf: () => source,
    columnsOf: () => columns,
    author: () => 'Ada',
    nameOf: () => undefined,
    enter: (entry) => void entered.push(entry),
  });
  onTestFinished(() => delivery.close());
  return {
    ...{ delivery, keys, columns, entered, db, laptop },
    /** Chooses the place, and accepts the key that the server shows. */
    async aim(server: Pick<SshServer, 'host' | 'port' | 'key'>, place: Partial<DeliveryPlace> & { path: string }) {
      const { host, port, key } = server;
      const whole = { host, port, user: 'root', auth: 'key' as const, ...place };
      await delivery.setPlace(connectionId, whole, { sshKey: key });
      delivery.acceptHostKey(connectionId, (await delivery.hostKey(connectionId)).fingerprint);
    },
    /** What is shown is done. */
    async bring() {
      const shown = await delivery.dryRun(connectionId);
      await delivery.deliver(shown.id);
      return shown;
    },
  };
}

export const fileIn = (folder: string) => join(folder, `keys-${randomUUID().slice(0, 8)}.json`);
