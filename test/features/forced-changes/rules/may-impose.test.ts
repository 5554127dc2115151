import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayImpose } from '../../../../main/features/forced-changes/rules/may-impose.ts';
import { dayOfNumber } from '../../../../main/shared/paris-day.ts';

const account = { fingerprint: new Uint8Array(16) };
const person = { excepted: false };
const rule = { notices: 3, days: 14, undoDays: 30 };
const today = '2026-11-24';
const days = ['2026-10-01', '2026-10-15', '2026-11-10'];

describe('who may be imposed a change', () => {
  it('whoever was told three times, the third time fourteen days ago', () => {
    expect(mayImpose(person, account, days, rule, today)).toBeUndefined();
    expect(mayImpose(person, account, days, rule, '2026-11-23')).toEqual({
      because: 'notified-too-lately',
      firstPossible: '2026-11-24',
    });
    expect(mayImpose(person, account, days.slice(1), rule, today)).toEqual({ because: 'not-notified-enough' });
  });

  it('not by two messages of one day, nor by one that is still to be sent', () => {
    expect(mayImpose(person, account, ['2026-10-01', '2026-10-01', '2026-10-15'], rule, today)).toEqual({
      because: 'not-notified-enough',
    });
    expect(mayImpose(person, account, [...days.slice(0, 2), '2027-01-01'], rule, today)).toEqual({
      because: 'not-notified-enough',
    });
  });

  it('a message after the one that completes the number takes nothing back', () => {
    expect(mayImpose(person, account, [...days, '2026-11-23'], rule, today)).toBeUndefined();
  });

  it.each([
    ['verified', 'already-changed'],
    ['weak-again', 'already-changed'],
    ['gone', 'gone'],
    ['imposed', 'already-imposed'],
  ] as const)('not where the account is %s', (since, because) => {
    expect(mayImpose({ excepted: true }, { ...account, since }, [], rule, today)).toEqual({ because });
  });

  it('not whoever is excepted, nor an account that cannot be told from a changed one here', () => {
    expect(mayImpose({ excepted: true }, account, days, rule, today)).toEqual({ because: 'excepted' });
    expect(mayImpose(person, { fingerprint: null }, days, rule, today)).toEqual({ because: 'not-verifiable' });
  });

  it('whoever waits may be imposed a change from the day that was told, and not a day before', () => {
    const day = fc.integer({ min: 20_000, max: 21_000 }).map(dayOfNumber);
    const limits = {
      notices: fc.integer({ min: 1, max: 5 }),
      days: fc.integer({ min: 1, max: 60 }),
      undoDays: fc.constant(30),
    };
    fc.assert(
      fc.property(fc.array(day, { maxLength: 8 }), fc.record(limits), day, (told, one, now) => {
        const refused = mayImpose(person, account, told, one, now);
        const { firstPossible } = refused ?? {};
        if (firstPossible === undefined) return;
        expect(firstPossible > now).toBe(true);
        const past = told.filter((each) => each <= now);
        expect(mayImpose(person, account, past, one, firstPossible)).toBeUndefined();
        const eve = dayOfNumber(Date.parse(firstPossible) / 86_400_000 - 1);
        expect(mayImpose(person, account, past, one, eve)).toBeDefined();
      }),
    );
  });
});
