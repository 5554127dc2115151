import type { ForcingRule, LeftAlone } from '../../../../preload/contract/forced-changes.ts';
import { dayOfNumber } from '../../../shared/paris-day.ts';
import { dayNumber } from '../../../shared/spreadsheet/civil-time.ts';
import type { ForcedAccount, ForcedPerson } from '../deps.ts';

/** Why an account is left alone, and the first day on which it no longer would be, where that is known. */
export interface Refused {
  readonly because: LeftAlone;
  readonly firstPossible?: string;
}

const since = {
  verified: 'already-changed',
  'weak-again': 'already-changed',
  gone: 'gone',
  imposed: 'already-imposed',
} as const satisfies Record<string, LeftAlone>;

/**
 * Whether what is known of an account, before its row is looked at, allows a change to be imposed today; undefined if it
 * does. `noticeDays` are the days on which the person was written to.
 */
export function mayImpose(
  person: Pick<ForcedPerson, 'excepted'>,
  account: Pick<ForcedAccount, 'since' | 'fingerprint'>,
  noticeDays: readonly string[],
  rule: ForcingRule,
  today: string,
): Refused | undefined {
  if (account.since) return { because: since[account.since] };
  if (person.excepted) return { because: 'excepted' };
  const warned = warnedEnough(noticeDays, rule, today);
  if (warned) return warned;
  return account.fingerprint === null ? { because: 'not-verifiable' } : undefined;
}

/**
 * Told N times, and the N-th time at least M days ago: everybody has these days after the message that completes the
 * number. Two messages of one day count once, so that one that was sent again hurries nobody.
 */
function warnedEnough(noticeDays: readonly string[], rule: ForcingRule, today: string): Refused | undefined {
  const days = [...new Set(noticeDays)].filter((day) => day <= today).sort();
  const completed = days[rule.notices - 1];
  if (completed === undefined) return { because: 'not-notified-enough' };
  const firstPossible = dayOfNumber((dayNumber(completed) ?? 0) + rule.days);
  return firstPossible > today ? { because: 'notified-too-lately', firstPossible } : undefined;
}
