import { implement } from '@orpc/server';
import { contract } from '../../../preload/contract/index.ts';
import type { Exports } from './exports.ts';

/** Joins the contract of the export journal to its deeds; `use` throws VAULT_LOCKED while no vault is open. */
export function exportsRouter(use: () => Exports) {
  const os = implement(contract.exports);
  return os.router({
    journal: os.journal.handler(() => use().journal()),
    markDeleted: os.markDeleted.handler(({ input }) => use().markDeleted(input.id)),
  });
}
