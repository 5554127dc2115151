import type { Change, Outcome } from '../../../../preload/contract/password-campaigns.ts';
import { parisDay } from '../../../shared/paris-day.ts';

/** What a later audit found of an account. */
export interface LaterVerdict {
  readonly outcome: Outcome;
  readonly fingerprint: Uint8Array | null;
  readonly passwordChangedOn: string | null;
  /** Against the audit before, on the same laptop. */
  readonly change: Change;
}

/** When the campaign's audit, the later one, and the one before it on the same laptop began: instants. */
export interface AuditTimes {
  readonly campaign: string;
  readonly before: string | undefined;
}

/** same: the value that was audited is still there. unknown: nothing tells. */
export type JudgedAgain = 'verified' | 'weak-again' | 'gone' | 'same' | 'unknown';

const changes: ReadonlySet<Change> = new Set(['changed-weak', 'stronger', 'changed']);

/**
 * What a later audit says of an account of a campaign; `later` undefined where it is no longer there. The stored value must
 * have changed since the campaign's audit: by its fingerprint on the laptop that has it, elsewhere by its date or by what
 * that laptop's own audits saw change.
 */
export function judgeAgain(
  fingerprint: Uint8Array | null,
  later: LaterVerdict | undefined,
  times: AuditTimes,
): JudgedAgain {
  if (!later) return 'gone';
  const changed = hasChanged(fingerprint, later, times);
  if (changed === undefined) return 'unknown';
  if (!changed) return 'same';
  return later.outcome === 'weak' ? 'weak-again' : 'verified';
}

function hasChanged(
  fingerprint: Uint8Array | null,
  later: LaterVerdict,
  { campaign, before }: AuditTimes,
): boolean | undefined {
  if (fingerprint !== null) return later.fingerprint === null || Buffer.compare(fingerprint, later.fingerprint) !== 0;
  // Of the day of the audit itself nobody knows whether it was before or after.
  const dated = later.passwordChangedOn !== null && later.passwordChangedOn > parisDay(new Date(campaign));
  const seen = before !== undefined && before >= campaign && changes.has(later.change);
  return dated || seen ? true : undefined;
}
