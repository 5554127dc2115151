import type { Profile } from '../../../preload/contract/connections.ts';
import type { Audit } from '../../../preload/contract/password-campaigns.ts';

/** Where the work on passwords stands, and what comes next. */
export type PasswordsStand =
  | { kind: 'no-connection' }
  | { kind: 'not-mapped'; connection: Profile }
  | { kind: 'no-audit'; connection: Profile }
  | { kind: 'running'; audit: Audit }
  | { kind: 'interrupted'; audit: Audit }
  | { kind: 'done'; audit: Audit; weak: number };

/** Judges from the connections, whether each is mapped (`mapped` holds their ids), and the audits, newest first. */
export function passwordsStand(
  connections: readonly Profile[],
  mapped: ReadonlySet<string>,
  audits: readonly Audit[],
): PasswordsStand {
  const latest = audits.find((audit) => audit.state !== 'cancelled');
  if (latest?.state === 'running') return { kind: 'running', audit: latest };
  if (latest?.state === 'interrupted') return { kind: 'interrupted', audit: latest };
  if (latest)
    return { kind: 'done', audit: latest, weak: latest.counts.reduce((sum, { outcomes }) => sum + outcomes.weak, 0) };
  const [first] = connections;
  if (first === undefined) return { kind: 'no-connection' };
  const ready = connections.find((connection) => mapped.has(connection.id));
  return ready ? { kind: 'no-audit', connection: ready } : { kind: 'not-mapped', connection: first };
}
