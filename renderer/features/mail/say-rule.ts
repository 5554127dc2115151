import { SendingRule } from '../../../preload/contract/mail.ts';
import type { words } from './words.ts';

type Said = (typeof words)['fr']['rule'];
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** The rule as it is shared, "200/1500/9-18/12345", in a sentence for conflicts and histories; undefined for another text. */
export function sayRule(said: Said, value: unknown): string | undefined {
  const [, perHour, perDay, from, to, days = ''] = /^(\d+)\/(\d+)\/(\d+)-(\d+)\/([1-7]+)$/.exec(String(value)) ?? [];
  const numbers = { perHour: Number(perHour), perDay: Number(perDay), from: Number(from), to: Number(to) };
  const rule = SendingRule.safeParse({ ...numbers, days: [...days].map(Number) });
  if (!rule.success) return undefined;
  const names = rule.data.days.map((day) => said.day[weekdays[day - 1] ?? 'monday']).join(', ');
  const hour = (value: number) => said.hour.replace('{{hour}}', String(value));
  return said.inShort
    .replace('{{perHour}}', String(rule.data.perHour))
    .replace('{{perDay}}', String(rule.data.perDay))
    .replace('{{from}}', hour(rule.data.from))
    .replace('{{to}}', hour(rule.data.to))
    .replace('{{days}}', names);
}
