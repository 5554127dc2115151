import { implement } from '@orpc/server';
import { policies } from '../../../main/features/password-campaigns/rules/policies.ts';
import type { ExportPurpose, Progress } from '../../../preload/contract/common.ts';
import { systems } from '../../../preload/contract/common.ts';
import { contract } from '../../../preload/contract/index.ts';
import {
  type AccountsQuery,
  type AccountVerdict,
  type Audit,
  outcomes,
  type Policy,
  type Reason,
  type Simulation,
} from '../../../preload/contract/password-campaigns.ts';
import { answer, detailOf } from './generated-accounts.ts';

/** An audit whose counts are those of the accounts. */
export function auditOf(accounts: readonly AccountVerdict[], change: Partial<Audit> = {}): Audit {
  const zero = () => Object.fromEntries(outcomes.map((key) => [key, 0])) as Audit['counts'][number]['outcomes'];
  const counts = systems.map((system) => ({
    system,
    policyId: 'ouvaton-2018-01-26',
    total: 0,
    outcomes: zero(),
    reasons: {} as Partial<Record<Reason, number>>,
  }));
  const bySystem = new Map(counts.map((count) => [count.system, count]));
  for (const account of accounts) {
    const count = bySystem.get(account.system);
    if (!count) continue;
    count.total += 1;
    count.outcomes[account.outcome] += 1;
    for (const reason of account.reasons) count.reasons[reason] = (count.reasons[reason] ?? 0) + 1;
  }
  return {
    id: 'a1',
    connectionId: 'c1',
    connectionName: 'Ouvadmin',
    mappingVersion: 1,
    startedAt: '2026-11-23T13:02:00.000Z',
    endedAt: '2026-11-23T13:03:10.000Z',
    state: 'done',
    policies: systems.map((system) => ({ system, policyId: 'ouvaton-2018-01-26', throttled: false })),
    options: { guessability: true, slowGuesses: 20, unchangedYears: 3 },
    accounts: accounts.length,
    counts,
    hasAccounts: true,
    ...change,
  };
}

/** The audits before, so that a trend can be seen: the same counts, a little worse each time. */
export function olderAudits(latest: Audit): Audit[] {
  return ['2026-09-02', '2026-06-12', '2026-03-03', '2025-11-20'].map((day, index) => ({
    ...latest,
    id: `a${index + 2}`,
    startedAt: `${day}T08:00:00.000Z`,
    endedAt: `${day}T08:02:00.000Z`,
    hasAccounts: index < 1,
    counts: latest.counts.map((count) => {
      const more = Math.round(count.outcomes.weak * 0.12 * (index + 1));
      const moved = Math.min(more, count.outcomes.conforming);
      return {
        ...count,
        outcomes: {
          ...count.outcomes,
          weak: count.outcomes.weak + moved,
          conforming: count.outcomes.conforming - moved,
        },
      };
    }),
  }));
}

const purposes: ExportPurpose[] = [
  { key: 'contact-members', keepDays: 30, columns: ['holder', 'email', 'login', 'system', 'reasons'] },
  { key: 'follow-up', keepDays: 60, columns: ['system', 'accountId', 'login', 'holder', 'outcome', 'reasons'] },
];

/** The calls of the audits over accounts in memory. `told` collects what was exported, `asked` which pages were read. */
export function generatedCampaigns(
  accounts: readonly AccountVerdict[],
  audits: () => Audit[],
  told: unknown[] = [],
  asked: AccountsQuery[] = [],
) {
  const os = implement(contract.passwordCampaigns);
  let rules = systems.map((system) => ({ system, policyId: 'ouvaton-2018-01-26', throttled: system === 'account' }));
  const latest = () => audits()[0] ?? auditOf(accounts);
  return {
    policies: os.policies.handler(() => [...policies]),
    systemPolicies: os.systemPolicies.handler(() => rules),
    setSystemPolicy: os.setSystemPolicy.handler(({ input }) => {
      rules = rules.map((rule) => (rule.system === input.system ? { ...input } : rule)) as typeof rules;
      return rules;
    }),
    start: os.start.handler(() => latest()),
    cancel: os.cancel.handler(() => {}),
    resume: os.resume.handler(() => latest()),
    remove: os.remove.handler(() => {}),
    watch: os.watch.handler(async function* () {
      yield { kind: 'audit', step: 'judging', done: 1, total: 1 };
      return latest();
    }),
    audits: os.audits.handler(audits),
    accounts: os.accounts.handler(({ input }) => {
      asked.push(input);
      const rows = answer(accounts, input);
      return { total: rows.length, rows: rows.slice(input.offset, input.offset + input.limit) };
    }),
    account: os.account.handler(({ input, errors }) => {
      const account = accounts[input.row];
      if (!account) throw errors.ACCOUNT_UNKNOWN();
      return detailOf(account);
    }),
    simulate: os.simulate.handler(({ input }) =>
      policies.map((policy) => simulated(policy, accounts, input.throttled)),
    ),
    exportPurposes: os.exportPurposes.handler(() => purposes),
    export: os.export.handler(async function* ({ input }): AsyncGenerator<Progress, ReturnType<typeof written>, void> {
      told.push(input);
      const { length } = answer(accounts, input.query);
      yield { kind: 'export', step: 'writing', done: Math.floor(length / 2), total: length };
      return written(length, input.request.format);
    }),
  };
}

function written(rows: number, format: string) {
  return {
    journalId: 'j1',
    fileName: `mots-de-passe-2026-11-24.${format}`,
    rows,
    sheets: 2,
    bytes: rows * 61 + 4_200,
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    alterations:
      format === 'csv' ? [{ kind: 'formula-guarded' as const, count: 2, examples: ['accounts row 3, holder'] }] : [],
  };
}

/** Not the true judgement, only numbers of the right kind: what a rule says is tested where rules are. */
function simulated(policy: Policy, accounts: readonly AccountVerdict[], throttled: boolean): Simulation {
  const judged = accounts.filter(({ outcome }) => outcome === 'weak' || outcome === 'conforming').length;
  const share = Math.min(0.9, policy.minimumLength / (throttled ? 30 : 20) + policy.refuses.length / 60);
  const weak = accounts.filter(({ outcome }) => outcome === 'weak').length;
  const failing = policy.kind === 'decided' ? weak : Math.round(judged * share);
  return {
    policyId: policy.id,
    judged,
    failing,
    newlyFailing: Math.max(0, failing - weak),
    noLongerFailing: Math.max(0, weak - failing),
    reasons: { 'too-short': Math.round(failing * 0.7), shared: Math.round(failing * 0.1), guessed: 12 },
  };
}
