import type { Answer } from '../../../preload/contract/contact-calendar.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { dayOfNumber } from '../../shared/paris-day.ts';
import { dayNumber } from '../../shared/spreadsheet/civil-time.ts';
import { quietPeriod } from './kinds.ts';
import { daysOf } from './may-contact-people.ts';
import { ruleNow } from './rule-now.ts';
import { mayContact } from './rules/may-contact.ts';
import { mayContactAll } from './rules/may-contact-all.ts';
import type { SentBatches } from './sent-batches.ts';

/** From which day on members can be written to, and how many of them have had enough by then. */
export async function whenToWrite(records: SharedRecords, sent: SentBatches, day: string): Promise<Answer> {
  const wanted = dayNumber(day);
  if (wanted === undefined) throw new Error(`${day} is no day.`);
  const rule = ruleNow(records);
  const quiet = mayContact(rule, [], wanted);
  const first = quiet.allowed ? wanted : quiet.next;
  const period = quiet.allowed ? undefined : periodOn(records, day);
  const batches = await sent.within(first - rule.cap.days, Number.POSITIVE_INFINITY);
  const everybody = Array.from({ length: sent.known() }, (_, number) => number);
  const often = daysOf(batches, everybody, sent.known()).filter((days) => days.length >= rule.cap.messages);
  const { refused, allOn } = mayContactAll(rule, often, first);
  return {
    wanted: day,
    day: dayOfNumber(first),
    ...(period === undefined ? {} : { period }),
    ...(refused.size > 0 ? { atCap: { people: refused.size, freeOn: dayOfNumber(allOn) } } : {}),
  };
}

/** The id of the quiet period in which a day lies. */
export function periodOn(records: SharedRecords, day: string): string | undefined {
  return records.list(quietPeriod).find(({ fields: { from, to } }) => {
    return from !== '' && to !== '' && (from < to ? from : to) <= day && day <= (from < to ? to : from);
  })?.id;
}
