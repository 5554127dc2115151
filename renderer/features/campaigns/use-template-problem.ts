import { ORPCError } from '@orpc/client';
import { type TemplateField, templateFields } from '../../../preload/contract/campaigns.ts';
import { useExplain } from '../../refusals/explain.ts';
import { useWords } from '../../words.ts';

/** Why a text was refused, in sentences; a field that lacks is named as its button is. */
export function useTemplateProblem(): (error: unknown) => string {
  const t = useWords('campaigns');
  const explain = useExplain('campaigns');
  return (error) => {
    const { what, why, next } = explain(error);
    const lacking = lackingField(error);
    const said = lacking ? t('refusals.TEMPLATE_FIELD_LACKS.what', { field: t(`message.field.${lacking}`) }) : what;
    return [`${said}.`, why, next].filter((text) => text !== undefined).join(' ');
  };
}

function lackingField(error: unknown): TemplateField | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'TEMPLATE_FIELD_LACKS') return undefined;
  const field: unknown = (error.data as { field?: unknown } | undefined)?.field;
  return templateFields.find((one) => one === field);
}
