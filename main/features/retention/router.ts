import { implement } from '@orpc/server';
import { contract } from '../../../preload/contract/index.ts';
import { certificatePurposes } from './export-certificates.ts';
import type { Retention } from './retention.ts';

/** Joins the contract of retention to its deeds; `use` throws VAULT_LOCKED while no vault is open. */
export function retentionRouter(use: () => Retention) {
  const os = implement(contract.retention);
  return os.router({
    watch: os.watch.handler(({ input, signal }) => use().watch(input.connectionId, signal)),
    clocks: os.clocks.handler(() => use().clocks()),
    addClock: os.addClock.handler(({ input }) => use().addClock(input)),
    changeClock: os.changeClock.handler(({ input: { id, ...clock } }) => use().changeClock(id, clock)),
    removeClock: os.removeClock.handler(({ input }) => use().removeClock(input.id)),
    setSettings: os.setSettings.handler(({ input }) => use().setSettings(input)),
    tables: os.tables.handler(({ input, signal }) => use().tables(input.connectionId, signal)),
    addRule: os.addRule.handler(({ input: { connectionId, ...rule } }) => use().addRule(connectionId, rule)),
    changeRule: os.changeRule.handler(({ input: { id, ...rule } }) => use().changeRule(id, rule)),
    setEnabled: os.setEnabled.handler(({ input }) => use().setEnabled(input.ruleId, input.enabled)),
    removeRule: os.removeRule.handler(({ input }) => use().removeRule(input.ruleId)),
    look: os.look.handler(({ input, signal }) => use().look(input.connectionId, signal)),
    preview: os.preview.handler(({ input, signal }) => use().preview(input.ruleId, signal)),
    purge: os.purge.handler(({ input }) => use().purge(input.previewId, input.confirmed)),
    watchRun: os.watchRun.handler(({ input }) => use().watchRun(input.runId)),
    undo: os.undo.handler(({ input }) => use().undo(input.runId)),
    addHold: os.addHold.handler(({ input: { connectionId, ...hold } }) => use().addHold(connectionId, hold)),
    liftHold: os.liftHold.handler(({ input }) => use().liftHold(input.id, input.reason)),
    exportPurposes: os.exportPurposes.handler(() => certificatePurposes),
    exportCertificates: os.exportCertificates.handler(({ input }) =>
      use().exportCertificates(input.connectionId, input.ids, input.request),
    ),
  });
}
