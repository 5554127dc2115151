import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContactRule, mayContact } from '../../../../main/features/contact-calendar/rules/may-contact.ts';
import { mayContactAll } from '../../../../main/features/contact-calendar/rules/may-contact-all.ts';

const day = fc.integer({ min: 20_000, max: 20_120 });
const periods = fc.array(
  fc.record({ from: day, length: fc.integer({ min: -3, max: 25 }) }).map(({ from, length }) => ({
    from,
    to: from + length,
  })),
  { maxLength: 5 },
);
const cap = fc.record({ messages: fc.integer({ min: 1, max: 4 }), days: fc.integer({ min: 1, max: 40 }) });
const rule: fc.Arbitrary<ContactRule> = fc.record({ quiet: periods, cap });
const sent = fc.array(day, { maxLength: 12 }).map((days) => days.toSorted((a, b) => a - b));

/** The rule as one would say it aloud: no quiet day, and no span of days around it that would hold one message too many. */
function plainly({ quiet, cap: { messages, days } }: ContactRule, before: readonly number[], wanted: number): boolean {
  if (quiet.some(({ from, to }) => wanted >= Math.min(from, to) && wanted <= Math.max(from, to))) return false;
  for (let start = wanted - days + 1; start <= wanted; start += 1)
    if (before.filter((one) => one >= start && one < start + days).length >= messages) return false;
  return true;
}

describe('may this person be written to on that day', () => {
  test('is answered as the rule says it aloud', () => {
    fc.assert(
      fc.property(rule, sent, day, (given, before, wanted) => {
        expect(mayContact(given, before, wanted).allowed).toBe(plainly(given, before, wanted));
      }),
      { numRuns: 1000 },
    );
  });

  test('a refusal names the earliest day that is allowed: no day before it is', () => {
    fc.assert(
      fc.property(rule, sent, day, (given, before, wanted) => {
        const answer = mayContact(given, before, wanted);
        if (answer.allowed) return;
        expect(mayContact(given, before, answer.next)).toEqual({ allowed: true });
        expect(mayContact(given, before, answer.next - 1).allowed).toBe(false);
        for (let earlier = wanted; earlier < answer.next; earlier += 1)
          expect(plainly(given, before, earlier)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('and once it was sent on the day answered, no span of days holds more than the cap', () => {
    fc.assert(
      fc.property(rule, fc.array(day, { maxLength: 15 }), (given, wishes) => {
        const kept: number[] = [];
        for (const wish of wishes) {
          const answer = mayContact(given, kept, wish);
          kept.push(answer.allowed ? wish : answer.next);
          kept.sort((a, b) => a - b);
        }
        for (const one of kept) {
          const within = kept.filter((other) => other >= one && other < one + given.cap.days);
          expect(within.length).toBeLessThanOrEqual(given.cap.messages);
        }
      }),
    );
  });

  test('periods that overlap, touch or are written backwards are one silence', () => {
    const quiet = [
      { from: 110, to: 100 },
      { from: 105, to: 120 },
      { from: 121, to: 130 },
    ];
    const given = { quiet, cap: { messages: 1, days: 7 } };
    expect(mayContact(given, [], 102)).toEqual({ allowed: false, because: 'quiet', next: 131 });
    expect(mayContact(given, [], 99)).toEqual({ allowed: true });
    expect(mayContact(given, [126], 102)).toEqual({ allowed: false, because: 'quiet', next: 133 });
  });

  test('a message that is planned counts as one that was sent', () => {
    const given = { quiet: [], cap: { messages: 1, days: 30 } };
    expect(mayContact(given, [129], 100)).toEqual({ allowed: false, because: 'cap', next: 159 });
    expect(mayContact(given, [130], 100)).toEqual({ allowed: true });
  });
});

describe('may all of these people be written to', () => {
  test('on the day answered all may, and on none before', () => {
    fc.assert(
      fc.property(rule, fc.array(sent, { maxLength: 6 }), day, (given, all, wanted) => {
        const { refused, allOn } = mayContactAll(given, all, wanted);
        expect([...refused.keys()]).toEqual(all.flatMap((days, i) => (plainly(given, days, wanted) ? [] : [i])));
        for (const [index, { next }] of refused)
          expect(mayContact(given, all[index] ?? [], wanted)).toMatchObject({ next });
        expect(all.every((days) => plainly(given, days, allOn))).toBe(true);
        for (let earlier = wanted; earlier < allOn; earlier += 1)
          expect(all.every((days) => plainly(given, days, earlier))).toBe(false);
      }),
    );
  });
});
