import { implement } from '@orpc/server';
import { contract } from '../../../preload/contract/index.ts';
import type { Sync } from './sync.ts';

/** Joins the contract of sync to its deeds; `use` throws VAULT_LOCKED while no vault is open. */
export function syncRouter(use: () => Sync) {
  const os = implement(contract.sync);
  return os.router({
    status: os.status.handler(() => use().status()),
    watch: os.watch.handler(({ signal }) => use().watch(signal)),
    now: os.now.handler(() => void use().now()),
    conflicts: os.conflicts.handler(() => use().conflicts()),
    settle: os.settle.handler(({ input }) => use().settle(input)),
    history: os.history.handler(({ input }) => use().history(input.record)),
  });
}
