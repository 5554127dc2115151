import type { ExportRequest, ExportResult, Progress, System } from '../../../preload/contract/common.ts';
import type { AccountsQuery, Audit, AuditOptions } from '../../../preload/contract/password-campaigns.ts';
import type { MappingVersion } from '../../../preload/contract/schema-mapping.ts';
import type { Reach } from '../../database/ouvadmin/ouvadmin.ts';
import type { Replica } from '../../database/replica/replica.ts';
import type { Jobs, Running } from '../../jobs/jobs.ts';
import type { Clock } from '../../shared/clock.ts';
import { refusal } from '../../shared/refusal.ts';
import { openAccounts } from './accounts.ts';
import type { AuditOrder } from './audit-messages.ts';
import { auditStore, type KeptAudit } from './audit-store.ts';
import { openAuditsForCampaigns } from './audits-for-campaigns.ts';
import { fingerprintKey } from './fingerprint-key.ts';
import { policyStore } from './policy-store.ts';
import { type EndedAudit, endedAudit } from './register-audit.ts';
import { policies, policyById } from './rules/policies.ts';
import { runAudit } from './run-audit.ts';
import { simulate } from './simulate.ts';

export interface PasswordCampaignsDeps {
  readonly replica: Replica;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly connection: (id: string) => { readonly name: string; readonly hosts: readonly string[] };
  readonly reach: (connectionId: string) => Promise<Reach>;
  /** The current mapping, or that of a version, once the database was seen to fit it; refuses NOT_MAPPED, MAPPING_DRIFTED, CANNOT_REACH. */
  readonly readyMapping: (connectionId: string, version?: number) => Promise<MappingVersion>;
  /** Told of each audit that has ended. */
  readonly enter: (ended: EndedAudit) => unknown;
  /** Told of each audit that read every account. */
  readonly audited: (auditId: string) => unknown;
  readonly writeExport: (order: ExportOrder) => AsyncGenerator<Progress, ExportResult, void>;
}

/** What is asked of the exports room. */
export interface ExportOrder {
  readonly dataset: 'password-verdicts';
  readonly subject: string;
  readonly query: AccountsQuery;
  readonly request: ExportRequest;
}

export type PasswordCampaigns = ReturnType<typeof openPasswordCampaigns>;

/** Audits of stored passwords: which accounts are to be reviewed, and why. */
export function openPasswordCampaigns(deps: PasswordCampaignsDeps) {
  const { replica, jobs, clock } = deps;
  const store = auditStore(replica.db);
  const chosen = policyStore(replica.db);
  const accounts = openAccounts(replica, store);
  const running = new Map<string, Running<Audit>>();
  let beginning = false;
  store.markInterrupted();

  /** What the worker needs for an audit by this mapping; everything that has to be waited for comes before the audit is marked as running. */
  function orderOf(kept: KeptAudit, mapping: MappingVersion, reach: Reach): AuditOrder {
    const { id, connectionId, options, startedAt } = kept.audit;
    if (!kept.shareKey) throw new Error('The audit has ended.');
    return {
      auditId: id,
      replica: replica.address,
      reach,
      systems: mapping.systems.map((one) => ({ mapping: one, ...ruleOf(kept, one.system) })),
      options,
      fingerprintKey: fingerprintKey(replica.db),
      shareKey: kept.shareKey,
      host: deps.connection(connectionId).hosts,
      today: startedAt.slice(0, 10),
    };
  }

  /** Whatever ends it, the register is told before the job has ended: the vault may close right after. */
  async function* run(order: AuditOrder, signal: AbortSignal) {
    try {
      return yield* runAudit(store, clock, order, signal);
    } finally {
      deps.enter(endedAudit(store.get(order.auditId).audit));
    }
  }

  function launch(kept: KeptAudit, order: AuditOrder): Audit {
    const { id, connectionName } = kept.audit;
    store.setState(kept.number, 'running', null);
    const job = jobs.run('audit', connectionName, (signal) => run(order, signal), { work: id });
    running.set(id, job);
    const ended = () => running.delete(id);
    job.outcome.then(() => {
      ended();
      deps.audited(id);
    }, ended);
    return store.get(id).audit;
  }

  /** One audit at a time: refuses AUDIT_RUNNING from the first moment of another, not only once that one reads. */
  async function alone(begin: () => Promise<Audit>): Promise<Audit> {
    if (beginning || running.size > 0) throw refusal('AUDIT_RUNNING');
    beginning = true;
    try {
      return await begin();
    } finally {
      beginning = false;
    }
  }

  const start = (connectionId: string, options: AuditOptions) =>
    alone(async () => {
      const mapping = await deps.readyMapping(connectionId);
      const reach = await deps.reach(connectionId);
      const kept = store.create({
        connectionId,
        connectionName: deps.connection(connectionId).name,
        mappingVersion: mapping.version,
        policies: chosen.list().filter(({ system }) => mapping.systems.some((one) => one.system === system)),
        options,
        startedAt: clock().toISOString(),
      });
      return launch(kept, orderOf(kept, mapping, reach));
    });

  /** By the mapping that it began with: how far it came means nothing in another table. */
  const resume = (auditId: string) =>
    alone(async () => {
      const kept = store.get(auditId);
      const { state, connectionId, mappingVersion } = kept.audit;
      if (state === 'done') return kept.audit;
      const mapping = await deps.readyMapping(connectionId, mappingVersion);
      return launch(kept, orderOf(kept, mapping, await deps.reach(connectionId)));
    });

  jobs.onResume('audit', { can: store.isUnfinished, go: resume });

  async function* watch(auditId: string): AsyncGenerator<Progress, Audit, void> {
    const run = running.get(auditId);
    try {
      if (run) return yield* run.follow();
    } catch {
      // How it ended is in its state; the panel of jobs has the reason.
    }
    return store.get(auditId).audit;
  }

  return {
    policies: () => [...policies],
    systemPolicies: chosen.list,
    setSystemPolicy: chosen.set,
    start,
    resume,
    watch,
    async cancel(auditId: string) {
      store.get(auditId);
      const run = running.get(auditId);
      run?.cancel();
      await run?.outcome.catch(() => {});
    },
    /** Whether an audit of this connection is running. */
    isAuditing: (connectionId: string) =>
      [...running.keys()].some((id) => store.get(id).audit.connectionId === connectionId),
    remove(auditId: string) {
      const { number } = store.get(auditId);
      if (running.has(auditId)) throw refusal('AUDIT_RUNNING');
      store.remove(number);
    },
    audits: () => store.list().map(({ audit }) => audit),
    /** What campaigns read of audits. */
    forCampaigns: openAuditsForCampaigns(replica, store),
    /** What imposed changes need: the policy that judges a system, and the key under which stored values are fingerprinted. */
    policyOf(system: System) {
      const rule = chosen.list().find((one) => one.system === system);
      if (!rule) throw new Error(`No policy for ${system}`);
      return policyById(rule.policyId);
    },
    fingerprintKey: () => fingerprintKey(replica.db),
    page: accounts.page,
    detail: accounts.detail,
    simulate: (auditId: string, systems: readonly System[], throttled: boolean) =>
      simulate(replica, store.get(auditId).number, policies, throttled, systems),
    exportAccounts(query: AccountsQuery, request: ExportRequest) {
      const { audit } = store.get(query.auditId);
      return deps.writeExport({ dataset: 'password-verdicts', subject: audit.connectionName, query, request });
    },
  };
}

function ruleOf(kept: KeptAudit, system: System) {
  const rule = kept.audit.policies.find((one) => one.system === system);
  if (!rule) throw new Error(`No policy for ${system}`);
  return { policy: policyById(rule.policyId), throttled: rule.throttled };
}
