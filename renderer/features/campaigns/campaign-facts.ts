import type { Campaign, Standing, StepKind } from '../../../preload/contract/campaigns.ts';

/** The step's place among the reminders, from 1; undefined for another kind, or where it is the only reminder. */
export function reminderNumber(campaign: Pick<Campaign, 'steps'>, stepId: string): number | undefined {
  const reminders = campaign.steps.filter(({ kind }) => kind === 'reminder');
  const place = reminders.findIndex(({ id }) => id === stepId);
  return place < 0 || reminders.length < 2 ? undefined : place + 1;
}

/** The first step of each kind that the campaign has, for its preview. */
export function stepOfKind(campaign: Pick<Campaign, 'steps'>, kind: StepKind): string | undefined {
  return campaign.steps.find((step) => step.kind === kind)?.id;
}

/** How many of the people it began with have no weak password any more. */
export function settledShare({ people, counts }: Pick<Campaign, 'people' | 'counts'>): number {
  return people === 0 ? 0 : counts.verified / people;
}

/** What the list of people depends on: it is read again when this changes. */
export function peopleVersion({ id, counts, deliveries, people }: Campaign): string {
  return JSON.stringify([id, counts, deliveries, people]);
}

/** What can be done next with a campaign. */
export type NextDeed = 'launch' | 'pause' | 'resume';

export function nextDeed({ state }: Pick<Campaign, 'state'>): NextDeed | undefined {
  if (state === 'draft') return 'launch';
  if (state === 'open') return 'pause';
  return state === 'closed' ? undefined : 'resume';
}

/** Good: nothing more to do for them; review: something is to be done by a volunteer; waits: the campaign goes on by itself. */
export function toneOf(standing: Standing): 'good' | 'review' | 'waits' | 'quiet' {
  if (standing === 'verified') return 'good';
  if (standing === 'unreachable' || standing === 'weak-again') return 'review';
  return standing === 'excepted' || standing === 'gone' || standing === 'imposed' ? 'quiet' : 'waits';
}
