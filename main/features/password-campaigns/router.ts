import { implement } from '@orpc/server';
import { contract } from '../../../preload/contract/index.ts';
import { accountPurposes } from './export-accounts.ts';
import type { PasswordCampaigns } from './password-campaigns.ts';

/** Joins the contract of password campaigns to their deeds. */
export function passwordCampaignsRouter(use: () => PasswordCampaigns) {
  const os = implement(contract.passwordCampaigns);
  return os.router({
    policies: os.policies.handler(() => use().policies()),
    systemPolicies: os.systemPolicies.handler(() => use().systemPolicies()),
    setSystemPolicy: os.setSystemPolicy.handler(({ input }) => use().setSystemPolicy(input)),
    start: os.start.handler(({ input }) => use().start(input.connectionId, input.options)),
    cancel: os.cancel.handler(({ input }) => use().cancel(input.auditId)),
    resume: os.resume.handler(({ input }) => use().resume(input.auditId)),
    remove: os.remove.handler(({ input }) => use().remove(input.auditId)),
    watch: os.watch.handler(({ input }) => use().watch(input.auditId)),
    audits: os.audits.handler(() => use().audits()),
    accounts: os.accounts.handler(({ input: { offset, limit, ...query } }) => use().page(query, offset, limit)),
    account: os.account.handler(({ input }) => use().detail(input.auditId, input.row)),
    simulate: os.simulate.handler(({ input }) => use().simulate(input.auditId, input.systems, input.throttled)),
    exportPurposes: os.exportPurposes.handler(() => {
      use();
      return accountPurposes;
    }),
    export: os.export.handler(({ input }) => use().exportAccounts(input.query, input.request)),
  });
}
