import type { ActivityFields, ProcessingActivity } from '../../../preload/contract/data-inventory.ts';

export const fieldNames = [
  'name',
  'reference',
  'purpose',
  'furtherPurposes',
  'legalBasis',
  'people',
  'data',
  'sensitive',
  'recipients',
  'transfers',
  'technicalMeasures',
  'organisationalMeasures',
  'createdOn',
] as const satisfies readonly (keyof ActivityFields)[];

/** What the form begins with: the activity, or an empty one of today. */
export function draftOf(activity: ProcessingActivity | undefined, today: string): ActivityFields {
  if (activity) return Object.fromEntries(fieldNames.map((field) => [field, activity[field]])) as ActivityFields;
  return {
    name: '',
    reference: '',
    purpose: '',
    furtherPurposes: '',
    legalBasis: 'contract',
    people: '',
    data: {},
    sensitive: {},
    recipients: [],
    transfers: [],
    technicalMeasures: '',
    organisationalMeasures: '',
    createdOn: today,
  };
}

/** Only the fields that were changed: what another laptop changed meanwhile is left alone. */
export function changedFields(first: ActivityFields, draft: ActivityFields): Partial<ActivityFields> {
  const changed = fieldNames.filter((field) => JSON.stringify(first[field]) !== JSON.stringify(draft[field]));
  return Object.fromEntries(changed.map((field) => [field, draft[field]]));
}

/** Without the lines that were left empty, which the register does not take. */
export function tidy(draft: ActivityFields): ActivityFields {
  return {
    ...draft,
    recipients: draft.recipients.filter(({ name }) => name.trim() !== ''),
    transfers: draft.transfers.filter(({ recipient }) => recipient.trim() !== ''),
  };
}
