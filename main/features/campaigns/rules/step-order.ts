import type { Step } from '../../../../preload/contract/campaigns.ts';

export type StepFault = 'no-notice' | 'not-in-order' | 'last-not-last' | 'last-without-day';

/** What is wrong with the steps of a campaign: one notice first on day 0, then each later than the one before, a last notice at most and at the end. */
export function faultOfSteps(steps: readonly Step[], imposedOn: string | undefined): StepFault | undefined {
  const [first, ...others] = steps;
  if (first?.kind !== 'notice' || first.after !== 0) return 'no-notice';
  if (others.some(({ kind }) => kind === 'notice')) return 'not-in-order';
  if (others.some(({ after }, at) => after <= (steps[at]?.after ?? 0))) return 'not-in-order';
  if (new Set(steps.map(({ id }) => id)).size < steps.length) return 'not-in-order';
  const last = steps.findIndex(({ kind }) => kind === 'last');
  if (last < 0) return undefined;
  if (last < steps.length - 1) return 'last-not-last';
  return imposedOn === undefined || imposedOn === '' ? 'last-without-day' : undefined;
}
