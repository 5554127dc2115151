import type { Calendar, QuietPeriod, Send } from '../../../preload/contract/contact-calendar.ts';

/** One send on one day. */
export interface Mark {
  readonly send: Send;
  readonly people: number;
}

export function periodsOn({ periods }: Pick<Calendar, 'periods'>, day: string): QuietPeriod[] {
  return periods.filter(({ from, to }) => from <= day && day <= to);
}

export function marksOn({ sends }: Pick<Calendar, 'sends'>, day: string): Mark[] {
  return sends.flatMap((send) => send.parts.filter((part) => part.day === day).map(({ people }) => ({ send, people })));
}

/** The part of a bar that lies in one week: on which line, from which weekday, over how many days. */
export interface Bar {
  readonly period: QuietPeriod;
  readonly lane: number;
  readonly start: number;
  readonly span: number;
  /** Whether it goes on from the week before, and into the next. */
  readonly before: boolean;
  readonly after: boolean;
}

/** The bars of a week, each on the first line that is free over its days. */
export function barsOf(periods: readonly QuietPeriod[], week: readonly string[]): Bar[] {
  const [first = '', last = ''] = [week[0], week.at(-1)];
  const bars: Bar[] = [];
  for (const period of periods.filter(({ from, to }) => from <= last && to >= first)) {
    const start = Math.max(0, week.indexOf(period.from));
    const end = week.indexOf(period.to);
    const span = (end < 0 ? week.length : end + 1) - start;
    let lane = 0;
    const taken = (line: number) =>
      bars.some((bar) => bar.lane === line && bar.start < start + span && start < bar.start + bar.span);
    while (taken(lane)) lane += 1;
    bars.push({ period, lane, start, span, before: period.from < first, after: period.to > last });
  }
  return bars;
}

/** The sends of which a part falls within these days. */
export function sendsWithin({ sends }: Pick<Calendar, 'sends'>, from: string, to: string): Send[] {
  return sends.filter(({ parts }) => parts.some(({ day }) => from <= day && day <= to));
}
