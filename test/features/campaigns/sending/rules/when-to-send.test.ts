import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  inHours,
  secondsApart,
  whenToSend,
} from '../../../../../main/features/campaigns/sending/rules/when-to-send.ts';
import type { SendingRule } from '../../../../../preload/contract/mail.ts';

const hour = 3_600_000;
const paris = new Intl.DateTimeFormat('sv-SE', {
  ...{ timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'medium' },
});
const wall = (time: number) => paris.format(new Date(time));
const dayOf = (time: number) => wall(time).slice(0, 10);
const office: SendingRule = { perHour: 100, perDay: 300, from: 9, to: 18, days: [1, 2, 3, 4, 5] };
const at = (instant: string) => Date.parse(instant);
const told = (time: number) => new Date(time).toISOString();

describe('the hours of Paris', () => {
  test.each([
    // Tuesday 24 November 2026.
    ['2026-11-24T07:59:59.999Z', false],
    ['2026-11-24T08:00:00.000Z', true],
    ['2026-11-24T16:59:59.999Z', true],
    ['2026-11-24T17:00:00.000Z', false],
    // Saturday.
    ['2026-11-28T10:00:00.000Z', false],
    // Summer time.
    ['2026-07-07T06:59:59.999Z', false],
    ['2026-07-07T07:00:00.000Z', true],
  ])('%s: %s', (instant, open) => {
    expect(inHours(office, at(instant))).toBe(open);
  });

  test('a night is waited for, and a weekend', () => {
    expect(whenToSend(office, {}, at('2026-11-24T10:00:00.000Z'))).toEqual({ at: at('2026-11-24T10:00:00.000Z') });
    const night = whenToSend(office, {}, at('2026-11-24T20:00:00.000Z'));
    expect(told(night.at)).toBe('2026-11-25T08:00:00.000Z');
    expect(night.because).toBe('hours');
    expect(told(whenToSend(office, {}, at('2026-11-27T17:00:00.000Z')).at)).toBe('2026-11-30T08:00:00.000Z');
  });

  test('the hour that is skipped in March is waited for until the next night; the one that comes twice in October counts twice', () => {
    const night: SendingRule = { ...office, from: 2, to: 3, days: [1, 2, 3, 4, 5, 6, 7] };
    // 28 March 2027: 02:00 is 03:00. What was due after the night before goes a night later.
    expect(told(whenToSend(night, {}, at('2027-03-27T02:00:00.000Z')).at)).toBe('2027-03-29T00:00:00.000Z');
    // 25 October 2026: 02:00 to 03:00 twice.
    expect(inHours(night, at('2026-10-25T00:30:00.000Z'))).toBe(true);
    expect(inHours(night, at('2026-10-25T01:30:00.000Z'))).toBe(true);
    expect(inHours(night, at('2026-10-25T02:00:00.000Z'))).toBe(false);
    const sundays: SendingRule = { ...night, days: [7] };
    expect(told(whenToSend(sundays, {}, at('2027-03-28T00:00:00.000Z')).at)).toBe('2027-04-04T00:00:00.000Z');
  });
});

describe('the cap', () => {
  test('an hour that is full opens when its first message is an hour old; a full day at midnight, then at the hours', () => {
    const now = at('2026-11-24T10:00:00.000Z');
    const full = whenToSend(office, { hourBack: now - hour + 5 }, now);
    expect(full).toEqual({ at: now + 6, because: 'cap' });
    const day = whenToSend(office, { dayBack: at('2026-11-24T08:00:00.000Z') }, now);
    expect(day).toEqual({ at: at('2026-11-25T08:00:00.000Z'), because: 'hours' });
  });

  const rules = fc
    .record({
      ...{ perHour: fc.integer({ min: 1, max: 30 }), perDay: fc.integer({ min: 1, max: 80 }) },
      ...{ from: fc.integer({ min: 0, max: 23 }), hours: fc.integer({ min: 1, max: 24 }) },
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    })
    .map(({ hours, ...rule }): SendingRule => ({ ...rule, to: Math.min(24, rule.from + hours) }));
  /** Nights in which clocks change are among the days. */
  const begins = fc.oneof(
    fc.constantFrom(at('2026-10-24T05:00:00.000Z'), at('2027-03-27T05:00:00.000Z')),
    fc.integer({ min: at('2026-01-01T00:00:00.000Z'), max: at('2027-12-31T00:00:00.000Z') }),
  );

  test('whatever happens between two messages, no hour, no day and no clock of Paris is ever overrun', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 8 * hour }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rules, begins, pauses, (rule, begin, waits) => {
        const sent: number[] = [];
        let now = begin;
        for (let message = 0; message < 120; message++) {
          // Read anew each time: there is no difference between going on and a restart.
          const back = (count: number) => sent[sent.length - count];
          const { at: next } = whenToSend(rule, { hourBack: back(rule.perHour), dayBack: back(rule.perDay) }, now);
          expect(next).toBeGreaterThanOrEqual(now);
          expect(inHours(rule, next)).toBe(true);
          sent.push(next);
          // Mostly at once, sometimes after a laptop was closed for a while.
          now = next + (message % 3 === 0 ? (waits[message % waits.length] ?? 0) : message % 7);
        }
        for (const [index, time] of sent.entries()) {
          const inHour = sent[index - rule.perHour];
          if (inHour !== undefined) expect(time - inHour).toBeGreaterThan(hour);
        }
        const days = Map.groupBy(sent, dayOf);
        for (const [, of] of days) expect(of.length).toBeLessThanOrEqual(rule.perDay);
        for (const time of sent) {
          const clock = Number(wall(time).slice(11, 13));
          expect(clock >= rule.from && clock < rule.to).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('what is allowed is not put off: as many go out in an hour as the rule says', () => {
    const rule = { ...office, perHour: 7 };
    const sent: number[] = [];
    for (let now = at('2026-11-24T10:00:00.000Z'); sent.length < 21; ) {
      now = whenToSend(rule, { hourBack: sent[sent.length - 7] }, now).at;
      sent.push(now);
    }
    expect((sent[14] ?? 0) - (sent[0] ?? 0)).toBe(2 * hour + 2);
  });

  test('an hour is spread over the hour', () => {
    expect(secondsApart({ ...office, perHour: 100 })).toBe(36);
  });
});
