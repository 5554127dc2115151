import { useLocation } from 'wouter';
import { useHashSearch } from '../../hash-location.ts';
import { dayAfter } from '../../ui/export-dialog/days.ts';
import { monthOf } from './days.ts';

export const views = ['month', 'quarter'] as const;
export type View = (typeof views)[number];

export interface Place {
  readonly view: View;
  /** The month that is looked at. */
  readonly month: string;
  /** The day one asks about; undefined for today. */
  readonly day: string | undefined;
  /** What the panel shows: the cap, a new period, or a period by its id. */
  readonly edit: string | undefined;
}

const isDay = (text: string | null) => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(Date.parse(text ?? ''));
const isMonth = (text: string | null) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text ?? '');

/** The place that an address names; what it says that cannot be is left out. */
export function readPlace(address: string, today: string): Place {
  const says = new URLSearchParams(address);
  const day = says.get('day');
  const month = says.get('month');
  return {
    view: says.get('view') === 'quarter' ? 'quarter' : 'month',
    month: (isMonth(month) ? month : undefined) ?? monthOf((isDay(day) ? day : undefined) ?? today),
    day: isDay(day) && day !== today ? (day ?? undefined) : undefined,
    edit: says.get('edit') ?? undefined,
  };
}

/** The address of a place; what is as usual is not said. */
export function writePlace({ view, month, day, edit }: Place, today: string): string {
  const says = new URLSearchParams();
  if (view !== 'month') says.set('view', view);
  if (month !== monthOf(day ?? today)) says.set('month', month);
  if (day !== undefined) says.set('day', day);
  if (edit !== undefined) says.set('edit', edit);
  const text = says.toString();
  return text === '' ? '/contact-calendar' : `/contact-calendar?${text}`;
}

/** The place in the calendar, and how to go to another; `quietly` leaves no step behind. */
export function usePlace() {
  const today = dayAfter(0);
  const address = useHashSearch();
  const [, navigate] = useLocation();
  const place = readPlace(address, today);
  const go = (part: Partial<Place>, quietly = false) =>
    navigate(writePlace({ ...place, ...part }, today), { replace: quietly });
  return { place, go };
}

export type Go = ReturnType<typeof usePlace>['go'];
