import { implement, ORPCError } from '@orpc/server';
import type { Calendar, QuietPeriod } from '../../preload/contract/contact-calendar.ts';
import { contract } from '../../preload/contract/index.ts';

/** What the fake application says of the contact calendar. */
export interface FakeCalendar {
  calendar: Calendar;
}

export const emptyCalendar: Calendar = {
  today: '2026-11-24',
  periods: [],
  cap: { id: 'cap', messages: 2, days: 30, usual: true, inConflict: [] },
  sends: [],
  answer: { wanted: '2026-11-24', day: '2026-11-24' },
};

interface Around {
  state: FakeCalendar;
  tell: (change: Partial<FakeCalendar>) => void;
  follow: <T>(read: () => T, signal: AbortSignal | undefined) => AsyncGenerator<T, void>;
}

/** The calls of the calendar. A day within a period is answered with the day after it, as the real one does. */
export function fakeCalendar({ state, tell, follow }: Around) {
  const os = implement(contract.contactCalendar);
  const removed = new Map<string, QuietPeriod>();
  const become = (periods: QuietPeriod[]) => tell({ calendar: { ...state.calendar, periods } });
  const known = (id: string) => {
    const found = state.calendar.periods.find((one) => one.id === id);
    if (!found) throw new ORPCError('PERIOD_UNKNOWN');
    return found;
  };
  const answer = (wanted: string | undefined) => {
    const { calendar } = state;
    if (wanted === undefined || wanted === calendar.today) return calendar.answer;
    const period = calendar.periods.find(({ from, to }) => from <= wanted && wanted <= to);
    if (!period) return { wanted, day: wanted };
    const next = new Date(Date.parse(period.to) + 86_400_000).toISOString().slice(0, 10);
    return { ...calendar.answer, wanted, day: next, period: period.id };
  };
  return {
    watch: os.watch.handler(({ input, signal }) =>
      follow(() => ({ ...state.calendar, answer: answer(input.wanted) }), signal),
    ),
    addPeriod: os.addPeriod.handler(({ input }) => {
      const id = `p${state.calendar.periods.length + 1}`;
      become([...state.calendar.periods, { ...input, id, inConflict: [] }]);
      return { id };
    }),
    changePeriod: os.changePeriod.handler(({ input }) => {
      const before = known(input.id);
      become(state.calendar.periods.map((one) => (one === before ? { ...one, ...(input as QuietPeriod) } : one)));
    }),
    removePeriod: os.removePeriod.handler(({ input }) => {
      removed.set(input.id, known(input.id));
      become(state.calendar.periods.filter(({ id }) => id !== input.id));
    }),
    restorePeriod: os.restorePeriod.handler(({ input }) => {
      const back = removed.get(input.id);
      if (!back) throw new ORPCError('PERIOD_UNKNOWN');
      become([...state.calendar.periods, back]);
    }),
    setCap: os.setCap.handler(({ input }) => {
      tell({ calendar: { ...state.calendar, cap: { ...state.calendar.cap, ...input, usual: false } } });
    }),
  };
}
