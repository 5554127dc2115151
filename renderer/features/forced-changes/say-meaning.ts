import { systems } from '../../../preload/contract/common.ts';
import { ForcingRule, Meaning } from '../../../preload/contract/forced-changes.ts';
import type { words } from './words.ts';

type Said = (typeof words)['fr']['kinds']['meaning'];

const isSystem = (field: string) => systems.some((system) => system === field);
const filled = (sentence: string, values: Record<string, unknown>) =>
  sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));

/** A field of the shared meaning in a sentence, for conflicts and histories; undefined for what is not one of them. */
export function sayMeaning(said: Said, field: string, value: unknown): string | undefined {
  if (field === 'rule') {
    const rule = ForcingRule.safeParse(value);
    return rule.success ? filled(said.rule, rule.data) : undefined;
  }
  if (!isSystem(field)) return undefined;
  if (value === null) return said.nothing;
  const meaning = Meaning.safeParse(value);
  return meaning.success ? filled(said[meaning.data.kind], meaning.data) : undefined;
}
