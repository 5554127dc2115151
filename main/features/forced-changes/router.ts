import { implement } from '@orpc/server';
import { contract } from '../../../preload/contract/index.ts';
import type { ForcedChanges } from './forced-changes.ts';

/** Joins the contract of imposed changes to its deeds; `use` throws VAULT_LOCKED while no vault is open. */
export function forcedChangesRouter(use: () => ForcedChanges) {
  const os = implement(contract.forcedChanges);
  return os.router({
    meanings: os.meanings.handler(({ input }) => use().meanings(input.campaignId)),
    setMeanings: os.setMeanings.handler(({ input }) => use().setMeanings(input.campaignId, input.meanings, input.rule)),
    dryRun: os.dryRun.handler(({ input, signal }) => use().dryRun(input.campaignId, signal)),
    rows: os.rows.handler(({ input }) => use().rows(input.dryRunId, input.offset, input.limit)),
    impose: os.impose.handler(({ input }) => use().impose(input.dryRunId)),
    undo: os.undo.handler(({ input }) => use().undo(input.runId)),
    watch: os.watch.handler(({ input }) => use().watch(input.runId)),
    runs: os.runs.handler(({ input }) => use().runs(input.campaignId)),
  });
}
