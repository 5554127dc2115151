import type { Campaign, Languages, Step } from '../../../preload/contract/campaigns.ts';
import type { Plan } from './plan.ts';
import { stepDrafts, stepsOf } from './steps.ts';

/** What may be changed of a campaign, as it stands. */
export function planOf({ name, languages, steps, imposedOn }: Campaign): Plan {
  return { name, languages, steps: stepDrafts(steps), imposedOn: imposedOn ?? '' };
}

interface Change {
  name?: string;
  languages?: Languages;
  steps?: Step[];
  /** null: no day is announced any more. */
  imposedOn?: string | null;
}

/** Only what differs from what it began with: what another laptop changed meanwhile is left alone. */
export function changedPlan(first: Plan, draft: Plan): Change {
  const steps = stepsOf(draft.steps);
  return {
    ...(draft.name.trim() === first.name ? {} : { name: draft.name.trim() }),
    ...(draft.languages === first.languages ? {} : { languages: draft.languages }),
    ...(JSON.stringify(steps) === JSON.stringify(stepsOf(first.steps)) ? {} : { steps }),
    ...(draft.imposedOn === first.imposedOn ? {} : { imposedOn: draft.imposedOn === '' ? null : draft.imposedOn }),
  };
}
