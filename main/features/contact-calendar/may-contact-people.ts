import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { dayOfNumber } from '../../shared/paris-day.ts';
import { dayNumber } from '../../shared/spreadsheet/civil-time.ts';
import { historiesOf } from './histories.ts';
import { ruleNow } from './rule-now.ts';
import { mayContactAll } from './rules/may-contact-all.ts';
import type { SentBatches } from './sent-batches.ts';

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
  const rule = ruleNow(records);
  const { of, daysOf } = historiesOf(await sent.within(wanted - rule.cap.days, Number.POSITIVE_INFINITY), sent.known());
  const people = [...new Set(asked)].map((person) => ({ person, history: of[sent.numberOf(person) ?? -1] ?? 0 }));
  const occurring = [...new Set(people.map(({ history }) => history))];
  const { refused, allOn } = mayContactAll(rule, occurring.map(daysOf), wanted);
  const answers = new Map(
    [...refused].map(([place, { because, next }]) => [occurring[place], { because, next: dayOfNumber(next) }]),
  );
  return {
    refused: new Map(
      people.flatMap(({ person, history }) => {
        const answer = answers.get(history);
        return answer ? [[person, answer] as const] : [];
      }),
    ),
    allOn: dayOfNumber(allOn),
  };
}
