import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { dayOfNumber } from '../../shared/paris-day.ts';
import { dayNumber } from '../../shared/spreadsheet/civil-time.ts';
import { ruleNow } from './rule-now.ts';
import { mayContactAll } from './rules/may-contact-all.ts';
import type { SentBatch, SentBatches } from './sent-batches.ts';

export interface ContactAnswer {
  /** Those who may not be written to on the day wanted, why, and the first day ("2026-11-24") on which each may. */
  readonly refused: ReadonlyMap<string, { readonly because: 'quiet' | 'cap'; readonly next: string }>;
  /** The first day on which all may: the day wanted where nobody is refused. */
  readonly allOn: string;
}

/** Whether these people may be written to on that day, by the quiet periods, the cap, and what each was sent. */
export async function mayContactPeople(
  records: SharedRecords,
  sent: SentBatches,
  asked: Iterable<string>,
  day: string,
): Promise<ContactAnswer> {
  const wanted = dayNumber(day);
  if (wanted === undefined) throw new Error(`${day} is no day.`);
  const people = [...new Set(asked)];
  const rule = ruleNow(records);
  const batches = await sent.within(wanted - rule.cap.days, Number.POSITIVE_INFINITY);
  const days = daysOf(
    batches,
    people.map((person) => sent.numberOf(person)),
    sent.known(),
  );
  const { refused, allOn } = mayContactAll(rule, days, wanted);
  return {
    refused: new Map(
      [...refused].map(([index, { because, next }]) => [people[index] ?? '', { because, next: dayOfNumber(next) }]),
    ),
    allOn: dayOfNumber(allOn),
  };
}

/**
 * The days of messages of each of `wanted` (numbers of people, undefined for one who had none), in ascending order. A send
 * that reaches a person twice on a day (resumed on another laptop, say) counts once.
 */
export function daysOf(
  batches: readonly SentBatch[],
  wanted: readonly (number | undefined)[],
  known: number,
): number[][] {
  const days: number[][] = wanted.map(() => []);
  const lastSend: (string | undefined)[] = wanted.map(() => undefined);
  const places = new Int32Array(known).fill(-1);
  wanted.forEach((number, place) => {
    if (number !== undefined) places[number] = place;
  });
  const inOrder = batches.toSorted((a, b) => a.day - b.day || (a.send < b.send ? -1 : Number(a.send > b.send)));
  for (const { day, send, people } of inOrder)
    for (const number of people) {
      const place = places[number] ?? -1;
      const list = days[place];
      if (list === undefined || (list.at(-1) === day && lastSend[place] === send)) continue;
      list.push(day);
      lastSend[place] = send;
    }
  return days;
}
