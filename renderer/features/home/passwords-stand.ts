import type { Campaign } from '../../../preload/contract/campaigns.ts';
import type { Profile } from '../../../preload/contract/connections.ts';
import type { Audit } from '../../../preload/contract/password-campaigns.ts';

/** Where the work on passwords stands, and what comes next. */
export type PasswordsStand =
  | { kind: 'no-connection' }
  | { kind: 'not-mapped'; connection: Profile }
  | { kind: 'no-audit'; connection: Profile }
  | { kind: 'running'; audit: Audit }
  | { kind: 'interrupted'; audit: Audit }
  | { kind: 'campaign'; campaign: Campaign }
  | { kind: 'done'; audit: Audit; weak: number };

/** Judges from the connections, whether each is mapped (`mapped` holds their ids), the audits and the campaigns, newest first. */
export function passwordsStand(
  connections: readonly Profile[],
  mapped: ReadonlySet<string>,
  audits: readonly Audit[],
  campaigns: readonly Campaign[] = [],
): PasswordsStand {
  const latest = audits.find((audit) => audit.state !== 'cancelled');
  if (latest?.state === 'running') return { kind: 'running', audit: latest };
  if (latest?.state === 'interrupted') return { kind: 'interrupted', audit: latest };
  const campaign = campaigns.find(({ state }) => state !== 'closed');
  if (campaign) return { kind: 'campaign', campaign };
  if (latest)
    return { kind: 'done', audit: latest, weak: latest.counts.reduce((sum, { outcomes }) => sum + outcomes.weak, 0) };
  const [first] = connections;
  if (first === undefined) return { kind: 'no-connection' };
  const ready = connections.find((connection) => mapped.has(connection.id));
  return ready ? { kind: 'no-audit', connection: ready } : { kind: 'not-mapped', connection: first };
}
