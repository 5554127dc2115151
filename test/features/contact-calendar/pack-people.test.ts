import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packPeople, unpackPeople } from '../../../main/features/contact-calendar/pack-people.ts';
import { isRefusal } from '../../../main/shared/refusal.ts';
import { accounts } from './open-calendar.ts';

const person = fc
  .string({ maxLength: 60, unit: 'binary' })
  .filter((text) => !text.includes('\n') && text.isWellFormed());

test('a set of people comes back as it was, sorted, each once', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 60 }), (people) => {
      expect(unpackPeople(packPeople([...people, ...people]))).toEqual([...new Set(people)].sort());
    }),
  );
});

test('the same set is the same text, whatever its order: laptops that send the same agree', () => {
  fc.assert(
    fc.property(fc.array(person), (people) => {
      expect(packPeople(people.toReversed())).toBe(packPeople(people));
    }),
  );
});

test('zeros at the beginning stay: identifiers are text', () => {
  expect(unpackPeople(packPeople(['01234', '1234', '001234']))).toEqual(['001234', '01234', '1234']);
});

test('one account in three of 15,000 takes less than a character and a half each', () => {
  const people = accounts(15_000).filter((_, index) => (index * 7919) % 3 === 0);
  expect(packPeople(people).length / people.length).toBeLessThan(1.5);
});

test.each(['', 'front-2:abc', 'front-1:not deflated', 'front-1:'])(
  '%j is not readable here, and breaks nothing',
  (text) => {
    expect(unpackPeople(text)).toBeUndefined();
  },
);

test('an identifier with a line in it is refused', () => {
  let error: unknown;
  try {
    packPeople(['a\nb']);
  } catch (thrown) {
    error = thrown;
  }
  expect(isRefusal(error)).toBe(false);
  expect(error).toBeInstanceOf(Error);
});
