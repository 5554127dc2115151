import { implement } from '@orpc/server';
import { contract } from '../../../preload/contract/index.ts';
import { registerPurposes } from './export-entries.ts';
import type { Register } from './register.ts';

/** Joins the contract of the register to its deeds; `use` throws VAULT_LOCKED while no vault is open. */
export function registerRouter(use: () => Register) {
  const os = implement(contract.register);
  return os.router({
    watch: os.watch.handler(({ signal }) => use().watch(signal)),
    entries: os.entries.handler(({ input: { offset, limit, ...query } }) => use().page(query, offset, limit)),
    exportPurposes: os.exportPurposes.handler(() => registerPurposes),
    export: os.export.handler(({ input }) => use().export(input.query, input.request)),
  });
}
