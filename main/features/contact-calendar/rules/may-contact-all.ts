import { type ContactRule, mayContact } from './may-contact.ts';

export interface MayContactAll {
  /** Those who may not be written to on the day wanted (by their place in the list), why, and from when each may. */
  readonly refused: ReadonlyMap<number, { readonly because: 'quiet' | 'cap'; readonly next: number }>;
  /** The earliest day on which all of them may: the day wanted where nobody is refused. */
  readonly allOn: number;
}

/** The rule for many people at once; `sent[i]` are the days of messages of the i-th, in ascending order. */
export function mayContactAll(rule: ContactRule, sent: readonly (readonly number[])[], wanted: number): MayContactAll {
  const refused = new Map<number, { because: 'quiet' | 'cap'; next: number }>();
  sent.forEach((days, index) => {
    const answer = mayContact(rule, days, wanted);
    if (!answer.allowed) refused.set(index, { because: answer.because, next: answer.next });
  });
  // No day before the latest of the next ones suits everybody; from there each may be stopped again.
  let allOn = wanted;
  for (let later = latest(rule, sent, allOn); later !== allOn; later = latest(rule, sent, allOn)) allOn = later;
  return { refused, allOn };
}

function latest(rule: ContactRule, sent: readonly (readonly number[])[], day: number): number {
  let last = day;
  for (const days of sent) {
    const answer = mayContact(rule, days, last);
    if (!answer.allowed) last = answer.next;
  }
  return last;
}
