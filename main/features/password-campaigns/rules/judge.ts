import type {
  CharacterClass,
  Facts,
  Outcome,
  Policy,
  Reason,
} from '../../../../preload/contract/password-campaigns.ts';

export interface Judgement {
  readonly outcome: Outcome;
  /** In the order of the contract. */
  readonly reasons: Reason[];
  readonly warnings: Reason[];
}

const missing: readonly [CharacterClass, Reason][] = [
  ['lower', 'no-lower'],
  ['upper', 'no-upper'],
  ['digit', 'no-digit'],
  ['special', 'no-special'],
];

function compositionReasons(policy: Policy, throttled: boolean, facts: Facts): Reason[] {
  if (facts.length === undefined) return [];
  const limits = throttled ? policy.whenThrottled : undefined;
  const minimumLength = limits?.minimumLength ?? policy.minimumLength;
  const minimumEntropy = limits?.minimumEntropy ?? policy.minimumEntropy;
  const reasons: Reason[] = [];
  if (facts.length < minimumLength) reasons.push('too-short');
  if (policy.maximumLength !== undefined && facts.length > policy.maximumLength) reasons.push('too-long');
  for (const [one, reason] of missing) {
    const signs = one === 'special' && policy.otherCharacters === 'welcome' && facts.otherCharacters;
    if (policy.classes.includes(one) && !facts.classes?.includes(one) && !signs) reasons.push(reason);
  }
  if (facts.otherCharacters && policy.otherCharacters === 'refused') reasons.push('other-characters');
  if (minimumEntropy !== undefined && (facts.entropy ?? 0) < minimumEntropy) reasons.push('entropy');
  return reasons;
}

/**
 * What a policy says of a password, from its facts alone, so that stored facts can be judged again. A hash that was not
 * opened is weak only for what is known without opening it (shared, unchanged), and never conforming.
 */
export function judge(policy: Policy, throttled: boolean, facts: Facts): Judgement {
  if (facts.family === 'none') return { outcome: 'none', reasons: [], warnings: [] };
  if (facts.family === 'empty') return { outcome: 'weak', reasons: ['empty'], warnings: [] };
  if (facts.family === 'unknown') return { outcome: 'unreadable', reasons: [], warnings: [] };
  const reasons: Reason[] = compositionReasons(policy, throttled, facts);
  for (const finding of facts.findings) if (policy.refuses.includes(finding)) reasons.push(finding);
  const warnings: Reason[] =
    facts.otherCharacters && policy.otherCharacters === 'tolerated' ? ['other-characters'] : [];
  if (reasons.length > 0) return { outcome: 'weak', reasons, warnings };
  return { outcome: facts.length === undefined ? 'not-found' : 'conforming', reasons, warnings };
}
