import { SendingRule } from '../../../preload/contract/mail.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { ruleId, sendingRule, usualRule } from './kinds.ts';

/** The rule that holds now; one that cannot be read (of a newer version, say) gives way to the usual one. */
export function ruleNow(records: SharedRecords): SendingRule {
  return parseRule(records.get(sendingRule, ruleId)?.fields.rule ?? '') ?? readUsual();
}

export function writeRule({ perHour, perDay, from, to, days }: SendingRule): string {
  return `${perHour}/${perDay}/${from}-${to}/${[...new Set(days)].sort().join('')}`;
}

/** The rule of such a text; undefined where it is none. */
export function parseRule(text: string): SendingRule | undefined {
  const [, perHour, perDay, from, to, days] = /^(\d+)\/(\d+)\/(\d+)-(\d+)\/([1-7]+)$/.exec(text) ?? [];
  const [hour, day, first, last] = [perHour, perDay, from, to].map(Number);
  const given = { perHour: hour, perDay: day, from: first, to: last, days: [...(days ?? '')].map(Number) };
  return SendingRule.safeParse(given).data;
}

function readUsual(): SendingRule {
  const usual = parseRule(usualRule);
  if (!usual) throw new Error('The usual rule cannot be read.');
  return usual;
}
