/** Days are counted from 1970-01-01; both ends belong to the period. */
export interface QuietDays {
  readonly from: number;
  readonly to: number;
}

/** At most `messages` a person in any `days` days that follow each other. */
export interface Cap {
  readonly messages: number;
  readonly days: number;
}

export interface ContactRule {
  readonly quiet: readonly QuietDays[];
  readonly cap: Cap;
}

export type MayContact =
  | { readonly allowed: true }
  /** What stands in the way of the day wanted, and the first day on which nothing does. */
  | { readonly allowed: false; readonly because: 'quiet' | 'cap'; readonly next: number };

/**
 * Whether one more message may reach a person on the day wanted, by what was and will be sent to this person (days, in
 * ascending order, a day as often as there were messages). The next day answered is the earliest that is allowed.
 */
export function mayContact(rule: ContactRule, sent: readonly number[], wanted: number): MayContact {
  const because = whatStops(rule, sent, wanted)?.because;
  if (because === undefined) return { allowed: true };
  let day = wanted;
  for (let stop = whatStops(rule, sent, day); stop; stop = whatStops(rule, sent, day)) day = stop.notBefore;
  return { allowed: false, because, next: day };
}

interface Stop {
  readonly because: 'quiet' | 'cap';
  /** This stop forbids every day until this one: to go there skips no day that is allowed. */
  readonly notBefore: number;
}

function whatStops({ quiet, cap }: ContactRule, sent: readonly number[], day: number): Stop | undefined {
  const period = quiet.find(({ from, to }) => Math.min(from, to) <= day && day <= Math.max(from, to));
  if (period) return { because: 'quiet', notBefore: Math.max(period.from, period.to) + 1 };
  const first = fullAround(cap, sent, day);
  return first === undefined ? undefined : { because: 'cap', notBefore: first + cap.days };
}

/** The first day of the last group of messages that fills the cap by itself and stands within one span of days with this one. */
function fullAround({ messages, days }: Cap, sent: readonly number[], day: number): number | undefined {
  for (let last = sent.length - 1; last >= messages - 1; last -= 1) {
    const from = sent[last - messages + 1] ?? 0;
    const to = sent[last] ?? 0;
    if (Math.max(to, day) - Math.min(from, day) < days) return from;
  }
  return undefined;
}
