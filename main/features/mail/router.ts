import { implement } from '@orpc/server';
import { contract } from '../../../preload/contract/index.ts';
import type { Mail } from './mail.ts';

/** Joins the contract of mail to its deeds; `use` throws VAULT_LOCKED while no vault is open. */
export function mailRouter(use: () => Mail) {
  const os = implement(contract.mail);
  return os.router({
    sender: os.sender.handler(() => use().sender() ?? null),
    save: os.save.handler(({ input }) => use().save(input.sender, input.secrets)),
    forget: os.forget.handler(() => use().forget()),
    test: os.test.handler(({ signal }) => use().test(signal)),
    watchRule: os.watchRule.handler(({ signal }) => use().watchRule(signal)),
    setRule: os.setRule.handler(({ input }) => use().setRule(input)),
    chooseBounces: os.chooseBounces.handler(() => use().chooseBounces()),
  });
}
