import type { Step } from '../../../preload/contract/campaigns.ts';

/** A step while it is being typed: its days as text. */
export interface StepDraft {
  readonly id: string;
  readonly kind: Step['kind'];
  readonly after: string;
}

export const usualSteps: readonly StepDraft[] = [
  { id: 'notice', kind: 'notice', after: '0' },
  { id: 'reminder-1', kind: 'reminder', after: '14' },
  { id: 'reminder-2', kind: 'reminder', after: '28' },
];

export const stepDrafts = (steps: readonly Step[]): StepDraft[] =>
  steps.map(({ id, kind, after }) => ({ id, kind, after: String(after) }));

/** The steps as the contract has them; only to be asked where `wrongSteps` finds nothing. */
export const stepsOf = (drafts: readonly StepDraft[]): Step[] =>
  drafts.map(({ id, kind, after }) => ({ id, kind, after: Number(after) }));

/** What is wrong with the days, by step id. */
export function wrongSteps(drafts: readonly StepDraft[]): Record<string, 'afterWrong' | 'orderWrong'> {
  const wrong: Record<string, 'afterWrong' | 'orderWrong'> = {};
  drafts.forEach(({ id, kind, after }, place) => {
    if (kind === 'notice') return;
    if (!/^\d{1,3}$/.test(after.trim()) || Number(after) < 1 || Number(after) > 730) wrong[id] = 'afterWrong';
    else if (Number(after) <= Number(drafts[place - 1]?.after ?? -1)) wrong[id] = 'orderWrong';
  });
  return wrong;
}

/** One reminder more, before the last notice, two weeks after the step before it; an id that none of them has had. */
export function withReminder(drafts: readonly StepDraft[]): StepDraft[] {
  const end = drafts.findIndex(({ kind }) => kind === 'last');
  const place = end < 0 ? drafts.length : end;
  const days = Number(drafts[place - 1]?.after ?? 0) + 14;
  const after = Number.isFinite(days) ? String(Math.min(730, days)) : '14';
  const made: StepDraft = { id: freeId(drafts, 'reminder'), kind: 'reminder', after };
  const later = drafts
    .slice(place)
    .map((step) => (Number(step.after) > days ? step : { ...step, after: String(days + 14) }));
  return [...drafts.slice(0, place), made, ...later];
}

/** A last notice at the end, two weeks after the step before it. */
export function withLast(drafts: readonly StepDraft[]): StepDraft[] {
  const days = Number(drafts.at(-1)?.after ?? 0) + 14;
  return [...drafts, { id: freeId(drafts, 'last'), kind: 'last', after: String(Number.isFinite(days) ? days : 14) }];
}

function freeId(drafts: readonly StepDraft[], kind: string): string {
  const taken = new Set(drafts.map(({ id }) => id));
  for (let number = 1; ; number += 1) if (!taken.has(`${kind}-${number}`)) return `${kind}-${number}`;
}
