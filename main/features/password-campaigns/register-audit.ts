import type { Audit } from '../../../preload/contract/password-campaigns.ts';

/** What the register is told of an audit that has ended, in whatever way. */
export interface EndedAudit {
  readonly what: 'audit';
  readonly subject: string;
  readonly outcome: 'done' | 'cancelled' | 'interrupted';
  readonly facts: Readonly<Record<string, string | number | string[]>>;
}

/** The rules by which it judged and what it counted; an audit that was cut short counted nothing yet. */
export function endedAudit({
  connectionName,
  state,
  policies,
  accounts,
  counts,
  startedAt,
  mappingVersion,
}: Audit): EndedAudit {
  const sum = (outcome: 'weak' | 'conforming') =>
    counts.reduce((total, one) => total + (one.outcomes[outcome] ?? 0), 0);
  return {
    what: 'audit',
    subject: connectionName,
    outcome: state === 'running' ? 'interrupted' : state,
    facts: {
      accounts,
      ...(state === 'done' ? { weak: sum('weak'), conforming: sum('conforming') } : {}),
      policies: [...new Set(policies.map(({ policyId }) => policyId))],
      startedAt,
      mappingVersion,
    },
  };
}
