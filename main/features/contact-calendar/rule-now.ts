import type { Cap } from '../../../preload/contract/contact-calendar.ts';
import { Cap as CapShape } from '../../../preload/contract/contact-calendar.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { dayNumber } from '../../shared/spreadsheet/civil-time.ts';
import { capId, contactCap, quietPeriod, usualLimit } from './kinds.ts';
import type { ContactRule } from './rules/may-contact.ts';

/** The cap that holds now; one that cannot be read (of a newer version, say) gives way to the usual one. */
export function capNow(records: SharedRecords): Cap {
  return parseCap(records.get(contactCap, capId)?.fields.limit) ?? readUsual();
}

export const writeCap = ({ messages, days }: Cap): string => `${messages}/${days}`;

function parseCap(limit: string | undefined): Cap | undefined {
  const [messages, days] = (limit ?? '').split('/').map(Number);
  return CapShape.safeParse({ messages, days }).data;
}

function readUsual(): Cap {
  const usual = parseCap(usualLimit);
  if (!usual) throw new Error('The usual cap cannot be read.');
  return usual;
}

/** The rule by which a message is allowed or refused now. A period without readable days forbids nothing. */
export function ruleNow(records: SharedRecords): ContactRule {
  const quiet = records.list(quietPeriod).flatMap(({ fields }) => {
    const from = dayNumber(fields.from);
    const to = dayNumber(fields.to);
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  return { quiet, cap: capNow(records) };
}
