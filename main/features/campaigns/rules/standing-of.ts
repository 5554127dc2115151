import type { Standing, StepKind } from '../../../../preload/contract/campaigns.ts';
import type { PersonFacts } from './person-facts.ts';

const written: Readonly<Record<StepKind, Standing>> = {
  last: 'last-notified',
  reminder: 'reminded',
  notice: 'notified',
};

/** Where a person stands on a day. What has become of the accounts comes first, then why nobody writes, then what was written. */
export function standingOf(person: PersonFacts, today: string): Standing {
  const { left, weakAgain, imposed, verified } = person.accounts;
  if (left === 0) {
    if (weakAgain > 0) return 'weak-again';
    if (imposed > 0) return 'imposed';
    return verified > 0 ? 'verified' : 'gone';
  }
  if (isExcepted(person, today)) return 'excepted';
  if (person.unusable !== undefined || person.marked !== undefined) return 'unreachable';
  const sent = new Set(person.messages.filter(({ state }) => state === 'sent').map(({ kind }) => kind));
  const latest = (['last', 'reminder', 'notice'] as const).find((kind) => sent.has(kind));
  return latest ? written[latest] : 'flagged';
}

/** Up to its last day, that day included. */
export function isExcepted({ exceptedUntil }: Pick<PersonFacts, 'exceptedUntil'>, today: string): boolean {
  return exceptedUntil !== undefined && today <= exceptedUntil;
}
