import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mistakesOf } from '../../../renderer/features/campaigns/plan.ts';
import { changedPlan, planOf } from '../../../renderer/features/campaigns/plan-change.ts';
import { firstDraft, systemsOf } from '../../../renderer/features/campaigns/prepare-draft.ts';
import { stepsOf, usualSteps, withLast, withReminder, wrongSteps } from '../../../renderer/features/campaigns/steps.ts';
import { sampleAudit } from '../../renderer/fake-campaigns.ts';
import { sampleCampaign } from './sample-campaigns.ts';

test('however many reminders are added, days go up, ids differ, and the last notice stays last', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('reminder', 'last'), { maxLength: 9 }), (deeds) => {
      let steps = [...usualSteps];
      for (const deed of deeds) {
        if (deed === 'reminder') steps = withReminder(steps);
        else if (steps.at(-1)?.kind !== 'last') steps = withLast(steps);
      }
      expect(wrongSteps(steps)).toEqual({});
      expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
      expect(steps.slice(0, -1).some(({ kind }) => kind === 'last')).toBe(false);
      expect(stepsOf(steps)[0]).toEqual({ id: 'notice', kind: 'notice', after: 0 });
    }),
  );
});

test('days that are no number, or not after the step before, are named', () => {
  const steps = usualSteps.map((step, place) => ({ ...step, after: ['0', '14 j', '9'][place] ?? '' }));
  expect(wrongSteps(steps)).toEqual({ 'reminder-1': 'afterWrong' });
  expect(wrongSteps(usualSteps.map((step) => ({ ...step, after: step.kind === 'notice' ? '0' : '14' })))).toEqual({
    'reminder-2': 'orderWrong',
  });
});

test('a last notice needs a day to come, but a day that has passed may stay', () => {
  const plan = { name: ' ', languages: 'fr' as const, steps: withLast(usualSteps), imposedOn: '' };
  expect(mistakesOf(plan, '2026-11-24')).toEqual({ name: 'nameMissing', imposedOn: 'dayMissing' });
  const past = { ...plan, name: 'a', imposedOn: '2026-11-24' };
  expect(mistakesOf(past, '2026-11-24')).toEqual({ imposedOn: 'dayPast' });
  expect(mistakesOf(past, '2026-11-24', '2026-11-24')).toEqual({});
});

test('only what was changed is written', () => {
  const first = planOf(sampleCampaign());
  expect(changedPlan(first, first)).toEqual({});
  expect(changedPlan(first, { ...first, name: 'Autre ', imposedOn: '' })).toEqual({ name: 'Autre', imposedOn: null });
  expect(changedPlan(first, { ...first, steps: withReminder(first.steps) })).toHaveProperty('steps');
});

test('the address chooses audit, systems and reasons; what does not exist is left out', () => {
  const audits = [sampleAudit(), sampleAudit({ id: 'a0' })];
  expect(systemsOf(sampleAudit())).toEqual(['account']);
  expect(firstDraft(audits, 'audit=a0&systems=ftp&reasons=shared,nothing', 'n')).toMatchObject({
    auditId: 'a0',
    systems: ['account'],
    reasons: ['shared'],
  });
  expect(firstDraft(audits, 'audit=gone', 'n').auditId).toBe('a1');
});
