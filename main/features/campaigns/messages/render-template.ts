import {
  type StepKind,
  type Template,
  type TemplateField,
  templateFields,
} from '../../../../preload/contract/campaigns.ts';
import { refusal } from '../../../shared/refusal.ts';

const fieldName = /\{([^{}]*)\}/g;
const link = /https?:|www\.|mailto:|<\s*a\b/i;
const known: ReadonlySet<string> = new Set(templateFields);

/** What each field says, in the language of the template; undefined where there is nothing to say. */
export type FieldValues = Readonly<Record<TemplateField, string | undefined>>;

/** Refuses what must never go out: TEMPLATE_FIELD_UNKNOWN, TEMPLATE_HAS_LINK, TEMPLATE_FIELD_LACKS. */
export function checkTemplate({ subject, body }: Template, kind: StepKind): void {
  const unknown = [...fieldsOf(subject), ...fieldsOf(body)].filter((name) => !known.has(name));
  if (unknown.length > 0) throw refusal('TEMPLATE_FIELD_UNKNOWN', { fields: [...new Set(unknown)] });
  refuseLinks(subject, body);
  const needed: TemplateField[] = kind === 'last' ? ['accounts', 'deadline'] : ['accounts'];
  const lacking = needed.find((name) => !fieldsOf(body).includes(name));
  if (lacking) throw refusal('TEMPLATE_FIELD_LACKS', { field: lacking });
}

/** Refuses TEMPLATE_HAS_LINK with what was found. */
export function refuseLinks(...texts: readonly string[]): void {
  for (const text of texts) {
    const found = link.exec(text);
    if (found) throw refusal('TEMPLATE_HAS_LINK', { found: text.slice(found.index).split(/\s/, 1)[0] ?? found[0] });
  }
}

/**
 * Puts values in their places, once: what a value holds is text, never a field. A field without a value takes the space
 * before it along ("Bonjour {name}," is "Bonjour," for nobody's name); a deadline that nobody set is refused.
 */
export function renderTemplate(text: string, values: FieldValues): string {
  return text.replace(/ ?\{([^{}]*)\}/g, (whole, written: string) => {
    const name = written.trim();
    if (!isField(name)) throw refusal('TEMPLATE_FIELD_UNKNOWN', { fields: [name] });
    const value = values[name];
    if (value === undefined && name === 'deadline') throw refusal('TEMPLATE_FIELD_LACKS', { field: name });
    return value ? `${whole.startsWith(' ') ? ' ' : ''}${value}` : '';
  });
}

const fieldsOf = (text: string): string[] => [...text.matchAll(fieldName)].map(([, name = '']) => name.trim());

const isField = (name: string): name is TemplateField => known.has(name);
