import { implement } from '@orpc/server';
import { columnEncryption } from '../../../preload/contract/column-encryption.ts';
import type { Access } from './access/access.ts';
import type { ColumnEncryption } from './column-encryption.ts';
import type { KeyDelivery } from './delivery/delivery.ts';
import type { DataKeys } from './keys/data-keys.ts';

/** The rooms behind the screen of encryption. */
export interface ColumnRooms {
  readonly encryption: ColumnEncryption;
  readonly keys: DataKeys;
  readonly delivery: KeyDelivery;
  readonly access: Access;
}

/** Joins the contract of column encryption to its deeds; `use` throws VAULT_LOCKED while no vault is open. */
export function columnEncryptionRouter(use: () => ColumnRooms) {
  const os = implement(columnEncryption);
  const room = () => use().encryption;
  return os.router({
    watchPlans: os.watchPlans.handler(({ input, signal }) => room().watchPlans(input.connectionId, signal)),
    plan: os.plan.handler(({ input: { connectionId, table, column, treatment } }) =>
      room().plan(connectionId, table, column, treatment),
    ),
    forget: os.forget.handler(({ input }) => room().forget(input.planId)),
    preview: os.preview.handler(({ input, signal }) => room().preview(input.planId, signal)),
    measureArgon2id: os.measureArgon2id.handler(({ input }) => room().measureArgon2id(input)),
    forward: os.forward.handler(({ input }) => room().forward(input.planId, input.from, input.confirmed)),
    back: os.back.handler(({ input }) => room().back(input.planId, input.from)),
    pause: os.pause.handler(({ input }) => room().pause(input.planId)),
    setPace: os.setPace.handler(({ input }) => room().setPace(input.planId, input.pace)),
    verify: os.verify.handler(({ input }) => room().verify(input.planId)),
    watch: os.watch.handler(({ input, signal }) => room().watch(input.planId, signal)),
    code: os.code.handler(({ input }) => room().code(input.planId)),
    saveLibrary: os.saveLibrary.handler(() => room().saveLibrary()),

    watchKeys: os.watchKeys.handler(({ input, signal }) => room().watchKeys(input.connectionId, signal)),
    addHolder: os.addHolder.handler(({ input }) => use().keys.addHolder(input.planId, input.volunteer)),
    removeHolder: os.removeHolder.handler(({ input }) => use().keys.removeHolder(input.planId, input.volunteer)),
    rotate: os.rotate.handler(({ input }) => room().rotate(input.planId)),
    delivery: os.delivery.handler(({ input }) => use().delivery.view(input.connectionId)),
    setDelivery: os.setDelivery.handler(({ input }) =>
      use().delivery.setPlace(input.connectionId, input.place, input.secrets),
    ),
    deliveryHostKey: os.deliveryHostKey.handler(({ input, signal }) =>
      use().delivery.hostKey(input.connectionId, signal),
    ),
    acceptDeliveryHostKey: os.acceptDeliveryHostKey.handler(({ input }) =>
      use().delivery.acceptHostKey(input.connectionId, input.fingerprint),
    ),
    deliveryDryRun: os.deliveryDryRun.handler(({ input, signal }) => use().delivery.dryRun(input.connectionId, signal)),
    deliver: os.deliver.handler(({ input }) => use().delivery.deliver(input.dryRunId)),

    watchHealth: os.watchHealth.handler(({ input, signal }) => room().watchHealth(input.connectionId, signal)),
    setSchedule: os.setSchedule.handler(({ input }) => room().setSchedule(input.connectionId, input.everyDays)),
    setRemains: os.setRemains.handler(({ input }) => room().setRemains(input.planId, input.what, input.done)),

    findPerson: os.findPerson.handler(({ input, signal }) =>
      use().access.findPerson(input.connectionId, input.text, signal),
    ),
    readPerson: os.readPerson.handler(({ input, signal }) =>
      use().access.readPerson(input.connectionId, input.rows, input.reason, signal),
    ),
    accessPurposes: os.accessPurposes.handler(() => use().access.purposes()),
    exportPerson: os.exportPerson.handler(({ input: { connectionId, rows, reason, request } }) =>
      use().access.exportPerson(connectionId, rows, reason, request),
    ),
  });
}
