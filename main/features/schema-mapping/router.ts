import { implement } from '@orpc/server';
import { contract } from '../../../preload/contract/index.ts';
import type { SchemaMapping } from './schema-mapping.ts';

/** Joins the contract of the mapping to its deeds; `use` throws VAULT_LOCKED while no vault is open. */
export function schemaMappingRouter(use: () => SchemaMapping) {
  const os = implement(contract.schemaMapping);
  return os.router({
    tables: os.tables.handler(({ input, signal }) => use().tables(input.connectionId, signal)),
    propose: os.propose.handler(({ input, signal }) => use().propose(input.connectionId, signal)),
    sample: os.sample.handler(({ input, signal }) => use().sample(input.connectionId, input.mapping, signal)),
    storage: os.storage.handler(({ input, signal }) => use().storage(input.connectionId, input.mapping, signal)),
    current: os.current.handler(({ input }) => use().current(input.connectionId)),
    history: os.history.handler(({ input }) => use().history(input.connectionId)),
    save: os.save.handler(({ input, signal }) => use().save(input.connectionId, input.systems, signal)),
    check: os.check.handler(({ input, signal }) => use().check(input.connectionId, signal)),
  });
}
