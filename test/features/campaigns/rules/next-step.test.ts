import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../../main/features/campaigns/rules/next-step.ts';
import type { Message, PersonFacts } from '../../../../main/features/campaigns/rules/person-facts.ts';
import { faultOfSteps } from '../../../../main/features/campaigns/rules/step-order.ts';
import { dayOfNumber } from '../../../../main/shared/paris-day.ts';
import { type DeliveryState, deliveryStates, type Step } from '../../../../preload/contract/campaigns.ts';

const today = 20_000;
const person = (change: Partial<PersonFacts> = {}): PersonFacts => ({
  unusable: undefined,
  marked: undefined,
  exceptedUntil: undefined,
  accounts: { left: 1, verified: 0, weakAgain: 0, gone: 0, imposed: 0 },
  messages: [],
  ...change,
});

/** Steps in order: a notice, reminders, and a last notice or none. */
const anySteps = fc
  .record({ gaps: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 5 }), last: fc.boolean() })
  .map(({ gaps, last }) => {
    let after = 0;
    const steps: Step[] = [{ id: 's0', kind: 'notice', after }];
    for (const [at, gap] of gaps.entries()) {
      after += gap;
      steps.push({ id: `s${at + 1}`, kind: last && at === gaps.length - 1 ? 'last' : 'reminder', after });
    }
    return steps;
  });

/** Lives through the days: on each, what is due goes out or is held back (a quiet period, a full cap). */
function live(steps: Step[], heldBack: readonly boolean[], imposedOn: string | undefined): Message[] {
  const messages: Message[] = [];
  for (const [at, held] of heldBack.entries()) {
    const day = dayOfNumber(today + at);
    const next = nextStep(person({ messages }), steps, day, imposedOn);
    if (!next || next.on > day || held) continue;
    messages.push({ step: next.step, kind: next.kind, state: 'sent', day });
  }
  return messages;
}

const anyDays = fc.array(fc.boolean(), { minLength: 1, maxLength: 260 });

describe('the next step', () => {
  it('brings each step once, in their order, on different days, none before its day', () => {
    fc.assert(
      fc.property(anySteps, anyDays, (steps, days) => {
        const messages = live(steps, days, dayOfNumber(today + 10_000));
        const places = messages.map(({ step }) => steps.findIndex(({ id }) => id === step));
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        expect(new Set(messages.map(({ day }) => day)).size).toBe(messages.length);
        const [first] = messages;
        for (const [at, message] of messages.entries()) {
          const due = Date.parse(first?.day ?? '') + (steps[places[at] ?? 0]?.after ?? 0) * 86_400_000;
          expect(Date.parse(message.day)).toBeGreaterThanOrEqual(due);
        }
      }),
    );
  });

  it('sends all of them on their very days where nothing holds them back', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const messages = live(steps, new Array(260).fill(false), dayOfNumber(today + 10_000));
        expect(messages.map(({ day }) => day)).toEqual(steps.map(({ after }) => dayOfNumber(today + after)));
      }),
    );
  });

  it('never announces a day that has come', () => {
    fc.assert(
      fc.property(anySteps, anyDays, fc.integer({ min: 0, max: 200 }), (steps, days, imposed) => {
        const imposedOn = dayOfNumber(today + imposed);
        for (const { kind, day } of live(steps, days, imposedOn))
          if (kind === 'last') expect(day < imposedOn).toBe(true);
      }),
    );
  });

  it('is none for whoever needs none, whatever was sent', () => {
    const none: Partial<PersonFacts>[] = [
      { accounts: { left: 0, verified: 1, weakAgain: 0, gone: 0, imposed: 0 } },
      { accounts: { left: 0, verified: 0, weakAgain: 1, gone: 0, imposed: 0 } },
      { accounts: { left: 0, verified: 0, weakAgain: 0, gone: 2, imposed: 0 } },
      { accounts: { left: 0, verified: 0, weakAgain: 0, gone: 0, imposed: 1 } },
      { unusable: 'no-address' },
      { marked: 'bounced' },
      { exceptedUntil: dayOfNumber(today) },
    ];
    fc.assert(
      fc.property(anySteps, anyDays, fc.constantFrom(...none), (steps, days, change) => {
        const messages = live(steps, days, undefined);
        expect(nextStep(person({ ...change, messages }), steps, dayOfNumber(today), undefined)).toBeUndefined();
      }),
    );
  });

  it('waits for the fate of a message, and for a notice that arrived', () => {
    const steps: Step[] = [
      { id: 'n', kind: 'notice', after: 0 },
      { id: 'r', kind: 'reminder', after: 14 },
    ];
    const nextAfter = (state: DeliveryState) =>
      nextStep(
        person({ messages: [{ step: 'n', kind: 'notice', state, day: dayOfNumber(today - 20) }] }),
        steps,
        dayOfNumber(today),
        undefined,
      );
    expect(deliveryStates.filter((state) => nextAfter(state) !== undefined)).toEqual(['sent']);
    expect(nextAfter('sent')).toEqual({ step: 'r', kind: 'reminder', on: dayOfNumber(today) });
  });

  it('is not the notice again, though the campaign was given other steps', () => {
    const messages: Message[] = [{ step: 'old', kind: 'notice', state: 'sent', day: dayOfNumber(today) }];
    const steps: Step[] = [
      { id: 'new', kind: 'notice', after: 0 },
      { id: 'r', kind: 'reminder', after: 14 },
    ];
    expect(nextStep(person({ messages }), steps, dayOfNumber(today + 1), undefined)).toEqual({
      ...{ step: 'r', kind: 'reminder', on: dayOfNumber(today + 14) },
    });
  });
});

describe('the order of steps', () => {
  it('is right as they are made here, and wrong once one is moved', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        expect(faultOfSteps(steps, '2027-02-01')).toBeUndefined();
        if (steps.length > 1) expect(faultOfSteps(steps.toReversed(), '2027-02-01')).toBe('no-notice');
        const [first] = steps;
        if (first)
          expect(faultOfSteps([...steps, { ...first, id: 'again', after: 1000 }], '2027-02-01')).toBe('not-in-order');
      }),
    );
  });

  it('wants the last notice last, and its day', () => {
    const steps: Step[] = [
      { id: 'n', kind: 'notice', after: 0 },
      { id: 'l', kind: 'last', after: 14 },
    ];
    expect(faultOfSteps(steps, undefined)).toBe('last-without-day');
    expect(faultOfSteps([...steps, { id: 'r', kind: 'reminder', after: 28 }], '2027-02-01')).toBe('last-not-last');
    expect(faultOfSteps([...steps, { id: 'l2', kind: 'last', after: 28 }], '2027-02-01')).toBe('last-not-last');
    expect(faultOfSteps([{ id: 'r', kind: 'reminder', after: 0 }], undefined)).toBe('no-notice');
    expect(faultOfSteps([{ id: 'n', kind: 'notice', after: 1 }], undefined)).toBe('no-notice');
  });
});
