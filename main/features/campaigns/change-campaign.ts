import type { Language, Languages, Step, StepKind, Template, Templates } from '../../../preload/contract/campaigns.ts';
import { languages, stepKinds } from '../../../preload/contract/campaigns.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { refusal } from '../../shared/refusal.ts';
import type { CampaignChange, CampaignFields, CampaignRoom, KeptCampaign } from './campaign-room.ts';
import { peopleBatch } from './kinds.ts';
import { defaultTemplate } from './messages/default-templates.ts';
import { checkTemplate } from './messages/render-template.ts';
import { faultOfSteps } from './rules/step-order.ts';

export interface WantedChange {
  readonly campaignId: string;
  readonly name?: string | undefined;
  readonly languages?: Languages | undefined;
  readonly steps?: readonly Step[] | undefined;
  readonly imposedOn?: string | null | undefined;
}

type TemplateName = `${StepKind}-${Language}`;

/** Writes the fields that are given and no others. Refuses CAMPAIGN_UNKNOWN, CAMPAIGN_CLOSED, NAME_TAKEN, STEPS_WRONG. */
export function changeCampaign(room: CampaignRoom, { campaignId, ...wanted }: WantedChange): void {
  const { fields } = room.unclosed(campaignId);
  const change: CampaignChange = {};
  if (wanted.name !== undefined) {
    room.refuseTaken(wanted.name, campaignId);
    change.name = wanted.name;
  }
  if (wanted.languages !== undefined) change.languages = wanted.languages;
  if (wanted.steps !== undefined) change.steps = [...wanted.steps];
  if (wanted.imposedOn !== undefined) change.imposedOn = wanted.imposedOn ?? '';
  if (wanted.steps !== undefined || wanted.imposedOn !== undefined) {
    const because = faultOfSteps(wanted.steps ?? fields.steps, change.imposedOn ?? fields.imposedOn);
    if (because) throw refusal('STEPS_WRONG', { because });
  }
  room.change(campaignId, change);
}

/** Of a draft of which nothing ever went out. Refuses CAMPAIGN_UNKNOWN, CAMPAIGN_BEGUN. */
export function removeCampaign(records: SharedRecords, room: CampaignRoom, id: string): void {
  const { fields } = room.get(id);
  if (fields.state !== 'draft' || fields.startedAt !== '') throw refusal('CAMPAIGN_BEGUN');
  const batches = records.list(peopleBatch).filter((batch) => batch.fields.campaign === id);
  records.together(() => {
    room.remove(id);
    for (const batch of batches) records.remove(peopleBatch, batch.id);
  });
}

/** The words of a step in a language: the campaign's own, else those that every campaign begins with. */
export function templateOf(fields: CampaignFields, kind: StepKind, language: Language): Template {
  const name: TemplateName = `${kind}-${language}`;
  return fields[name] ?? defaultTemplate(kind, language);
}

export function templatesOf({ fields }: KeptCampaign): Templates {
  const ofKind = (kind: StepKind) =>
    Object.fromEntries(languages.map((language) => [language, templateOf(fields, kind, language)]));
  return Object.fromEntries(stepKinds.map((kind) => [kind, ofKind(kind)])) as Templates;
}

/** Refuses CAMPAIGN_UNKNOWN, CAMPAIGN_CLOSED, and what a template must not hold. */
export function setTemplate(
  room: CampaignRoom,
  {
    campaignId,
    kind,
    language,
    template,
  }: { campaignId: string; kind: StepKind; language: Language; template: Template },
): void {
  room.unclosed(campaignId);
  checkTemplate(template, kind);
  const name: TemplateName = `${kind}-${language}`;
  room.change(campaignId, { [name]: template });
}
