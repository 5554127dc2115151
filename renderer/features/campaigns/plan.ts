import { ORPCError } from '@orpc/client';
import type { Languages } from '../../../preload/contract/campaigns.ts';
import { type StepDraft, wrongSteps } from './steps.ts';

/** What is typed of a campaign wherever it is prepared or changed. */
export interface Plan {
  readonly name: string;
  readonly languages: Languages;
  readonly steps: readonly StepDraft[];
  /** A day, or '' where none is announced. */
  readonly imposedOn: string;
}

export type PlanMistake = 'nameMissing' | 'nameTaken' | 'dayMissing' | 'dayPast' | 'steps';

/** What stands in the way of saving, by field; `before` is a day that may stay although it has passed. */
export function mistakesOf(plan: Plan, today: string, before = ''): Partial<Record<keyof Plan, PlanMistake>> {
  const { name, steps, imposedOn } = plan;
  const announced = steps.some(({ kind }) => kind === 'last');
  return {
    ...(name.trim() === '' ? { name: 'nameMissing' as const } : {}),
    ...(Object.keys(wrongSteps(steps)).length > 0 ? { steps: 'steps' as const } : {}),
    ...(imposedOn === '' && announced ? { imposedOn: 'dayMissing' as const } : {}),
    ...(imposedOn !== '' && imposedOn !== before && imposedOn <= today ? { imposedOn: 'dayPast' as const } : {}),
  };
}

const stepFaults = ['no-notice', 'not-in-order', 'last-not-last', 'last-without-day'] as const;

/** Why the steps were refused, if that is what the refusal says. */
export function stepFault(error: unknown): (typeof stepFaults)[number] | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'STEPS_WRONG') return undefined;
  const because: unknown = (error.data as { because?: unknown } | undefined)?.because;
  return stepFaults.find((one) => one === because);
}
