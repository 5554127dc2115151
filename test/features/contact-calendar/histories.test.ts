import fc from 'fast-check';
import { expect, test } from 'vitest';
import { historiesOf } from '../../../main/features/contact-calendar/histories.ts';

const batch = fc.record({
  send: fc.constantFrom('a', 'b', 'c'),
  day: fc.integer({ min: 100, max: 104 }),
  people: fc.uniqueArray(fc.integer({ min: 0, max: 7 })).map((people) => Uint32Array.from(people)),
});

test('each person has the days of the sends that reached them, each send once a day', () => {
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 12 }), (batches) => {
      const { of, daysOf } = historiesOf(batches, 8);
      for (let person = 0; person < 8; person += 1) {
        const reached = batches
          .filter(({ people }) => people.includes(person))
          .map(({ day, send }) => `${day} ${send}`);
        const plainly = [...new Set(reached)].map((one) => Number(one.split(' ')[0])).sort((a, b) => a - b);
        expect(daysOf(of[person] ?? -1)).toEqual(plainly);
      }
    }),
  );
});

test('a campaign to everybody leaves one history, however many people', () => {
  const people = Uint32Array.from({ length: 100_000 }, (_, index) => index);
  const { of, daysOf } = historiesOf([{ send: 'a', day: 100, people }], 100_000);
  expect([...new Set(of)].map(daysOf)).toEqual([[100]]);
});
