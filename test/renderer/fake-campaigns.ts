import { implement } from '@orpc/server';
import { contract } from '../../preload/contract/index.ts';
import { type Audit, outcomes } from '../../preload/contract/password-campaigns.ts';

/** An audit that has ended, of the first sample connection. */
export function sampleAudit(change: Partial<Audit> = {}): Audit {
  const none = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Audit['counts'][number]['outcomes'];
  return {
    id: 'a1',
    connectionId: 'c1',
    connectionName: 'Ouvadmin',
    mappingVersion: 1,
    startedAt: '2026-11-23T13:02:00.000Z',
    endedAt: '2026-11-23T13:03:10.000Z',
    state: 'done',
    policies: [{ system: 'account', policyId: 'ouvaton-2018-01-26', throttled: false }],
    options: { guessability: true, slowGuesses: 1000, unchangedYears: 5 },
    accounts: 1760,
    counts: [
      {
        system: 'account',
        policyId: 'ouvaton-2018-01-26',
        total: 1760,
        outcomes: { ...none, weak: 508, conforming: 1252 },
        reasons: { 'too-short': 120, shared: 96 },
      },
    ],
    hasAccounts: true,
    ...change,
  };
}

/** The calls of the audits, enough for the screens that only look at where things stand. */
export function passwordCampaignsOf(audits: () => Audit[]) {
  const os = implement(contract.passwordCampaigns);
  return {
    policies: os.policies.handler(() => []),
    systemPolicies: os.systemPolicies.handler(() => []),
    setSystemPolicy: os.setSystemPolicy.handler(() => []),
    start: os.start.handler(() => sampleAudit({ state: 'running' })),
    cancel: os.cancel.handler(() => {}),
    resume: os.resume.handler(() => sampleAudit({ state: 'running' })),
    remove: os.remove.handler(() => {}),
    watch: os.watch.handler(async function* () {
      yield { kind: 'audit', step: 'judge', done: 1760, total: 1760 };
      return sampleAudit();
    }),
    audits: os.audits.handler(audits),
    accounts: os.accounts.handler(() => ({ total: 0, rows: [] })),
    account: os.account.handler(({ errors }) => {
      throw errors.ACCOUNT_UNKNOWN();
    }),
    simulate: os.simulate.handler(() => []),
    exportPurposes: os.exportPurposes.handler(() => []),
    export: os.export.handler(async function* ({ errors }) {
      yield* [];
      throw errors.EXPORT_CANCELLED();
    }),
  };
}
