import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hideSmall } from '../../../main/features/campaigns/rules/hide-small.ts';
import { reminderNumber } from '../../../renderer/features/campaigns/campaign-facts.ts';
import { apart, niceTop } from '../../../renderer/features/campaigns/curve-scale.ts';
import { shownCounts } from '../../../renderer/features/campaigns/report-counts.ts';
import { draftOf, fieldsOf, inserted } from '../../../renderer/features/campaigns/template-draft.ts';
import { sampleCampaign } from './sample-campaigns.ts';

test('the report on the screen hides the same counts as the one that is exported', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 10 }), (counts) => {
      expect(shownCounts(counts)).toEqual(hideSmall(counts));
    }),
  );
});

test('the top of a curve is round and never below it', () => {
  expect([1, 7, 90, 101, 357, 4_001].map(niceTop)).toEqual([2, 10, 100, 200, 400, 5_000]);
});

test('names at the ends of the curves never lie on each other, and keep their order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 260, noNaN: true }), { maxLength: 4 }), (heights) => {
      const moved = apart(heights, 18).toSorted((one, other) => one - other);
      for (const [place, height] of moved.entries())
        expect(height - (moved[place - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(17.99);
    }),
  );
});

test('reminders have numbers only where there are several', () => {
  const campaign = sampleCampaign();
  expect(campaign.steps.map(({ id }) => reminderNumber(campaign, id))).toEqual([undefined, 1, 2, undefined]);
  expect(reminderNumber({ steps: campaign.steps.slice(0, 2) }, 's2')).toBeUndefined();
});

test('a field takes the place of what was selected; a text like the saved one is no draft', () => {
  expect(inserted('Bonjour XX,', 'name', 8, 10)).toEqual({ text: 'Bonjour {name},', at: 14 });
  expect(draftOf({ subject: 'a', body: 'b' }, { subject: 'a', body: 'b' })).toBeUndefined();
  expect(fieldsOf('notice')).not.toContain('deadline');
  expect(fieldsOf('last')).toContain('deadline');
});
