import { type Language, type StepKind, type Template, templateFields } from '../../../preload/contract/campaigns.ts';

/** What is typed and not saved; undefined where the text saved stands. */
export type TemplateDraft = Template | undefined;

/** Under which name a draft is kept. */
export function draftName(campaignId: string, kind: StepKind, language: Language): string {
  return `campaign-template:${campaignId}:${kind}:${language}`;
}

/** The fields that a template of this kind may name, in the order of their buttons. */
export function fieldsOf(kind: StepKind) {
  return templateFields.filter((field) => field !== 'deadline' || kind === 'last');
}

/** The text with a field in the place of what was selected, and where the hand then stands. */
export function inserted(text: string, field: string, from: number, to: number): { text: string; at: number } {
  const mark = `{${field}}`;
  return { text: `${text.slice(0, from)}${mark}${text.slice(to)}`, at: from + mark.length };
}

/** The draft of two texts: none where they are those saved. */
export function draftOf(saved: Template, written: Template): TemplateDraft {
  return saved.subject === written.subject && saved.body === written.body ? undefined : written;
}
