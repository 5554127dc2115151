import { implement } from '@orpc/server';
import { dataInventory } from '../../../preload/contract/data-inventory.ts';
import type { DataInventory } from './data-inventory.ts';
import { registerPurposes } from './register/export-register.ts';

/** Joins the contract of the inventory to its deeds; `use` throws VAULT_LOCKED while no vault is open. */
export function dataInventoryRouter(use: () => DataInventory) {
  const os = implement(dataInventory);
  return os.router({
    watch: os.watch.handler(({ input, signal }) => use().watch(input.connectionId, signal)),
    others: os.others.handler(({ input }) => use().others(input.connectionId, input.search, input.offset, input.limit)),
    scan: os.scan.handler(({ input }) => use().scan(input.connectionId)),
    decide: os.decide.handler(({ input: { connectionId, ...choice } }) => use().decide(connectionId, choice)),
    watchRegister: os.watchRegister.handler(({ signal }) => use().watchRegister(signal)),
    setController: os.setController.handler(({ input }) => use().setController(input)),
    proposeActivities: os.proposeActivities.handler(({ input }) => use().propose(input.connectionId, input.locale)),
    acceptActivities: os.acceptActivities.handler(({ input }) =>
      use().accept(input.connectionId, input.locale, input.keys),
    ),
    addActivity: os.addActivity.handler(({ input }) => use().add(input)),
    changeActivity: os.changeActivity.handler(({ input }) => use().change(input.id, input.fields)),
    linkColumns: os.linkColumns.handler(({ input }) => use().link(input)),
    removeActivity: os.removeActivity.handler(({ input }) => use().remove(input.id)),
    exportPurposes: os.exportPurposes.handler(() => {
      use();
      return registerPurposes;
    }),
    export: os.export.handler(({ input }) => use().export(input.request)),
  });
}
