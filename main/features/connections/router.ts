import { implement } from '@orpc/server';
import { contract } from '../../../preload/contract/index.ts';
import type { Connections } from './connections.ts';

/** Joins the contract of connections to their deeds. */
export function connectionsRouter(use: () => Connections) {
  const os = implement(contract.connections);
  return os.router({
    list: os.list.handler(() => use().list()),
    save: os.save.handler(({ input }) => use().save(input)),
    remove: os.remove.handler(({ input }) => use().remove(input.id)),
    test: os.test.handler(({ input, signal }) => use().test(input.id, signal)),
    acceptHostKey: os.acceptHostKey.handler(({ input, signal }) => {
      return use().acceptHostKey(input.id, input.fingerprint, signal);
    }),
    forgetHostKey: os.forgetHostKey.handler(({ input }) => use().forgetHostKey(input.id)),
    grants: os.grants.handler(({ input }) => use().grants(input.id, input.task)),
  });
}
