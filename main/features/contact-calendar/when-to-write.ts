import type { Answer } from '../../../preload/contract/contact-calendar.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { dayOfNumber } from '../../shared/paris-day.ts';
import { dayNumber } from '../../shared/spreadsheet/civil-time.ts';
import { historiesOf } from './histories.ts';
import { quietPeriod } from './kinds.ts';
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
  const { of, daysOf } = historiesOf(batches, sent.known());
  const counts = new Map<number, number>();
  for (const history of of) counts.set(history, (counts.get(history) ?? 0) + 1);
  const { refused, allOn } = mayContactAll(rule, [...counts.keys()].map(daysOf), first);
  const people = [...counts.values()].reduce((sum, count, place) => sum + (refused.has(place) ? count : 0), 0);
  return {
    wanted: day,
    day: dayOfNumber(first),
    ...(period === undefined ? {} : { period }),
    ...(people > 0 ? { atCap: { people, freeOn: dayOfNumber(allOn) } } : {}),
  };
}

/** The id of the quiet period in which a day lies. */
export function periodOn(records: SharedRecords, day: string): string | undefined {
  return records.list(quietPeriod).find(({ fields: { from, to } }) => {
    return from !== '' && to !== '' && (from < to ? from : to) <= day && day <= (from < to ? to : from);
  })?.id;
}
