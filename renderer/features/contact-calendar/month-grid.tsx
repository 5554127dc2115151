import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Calendar } from '../../../preload/contract/contact-calendar.ts';
import { useLocale, useWords } from '../../words.ts';
import c from './calendar.module.css';
import { addDays, monthName, monthOf, sameDayIn, weekday, weekdays, weekNumber, weeksOf } from './days.ts';
import { MonthCell } from './month-cell.tsx';
import { barsOf } from './on-days.ts';

interface MonthGridProps {
  month: string;
  calendar: Calendar;
  /** The day one asks about. */
  chosen: string;
  /** Day after day by the keys is a move, Enter and a click a choice that leaves a step behind. */
  onDay: (day: string, quietly: boolean) => void;
  /** Small: numbers, silence and marks only, for three months side by side. */
  small?: boolean;
}

/** One month by weeks. The chosen day takes the focus; arrows go from day to day, Page up and down from month to month. */
export function MonthGrid({ month, calendar, chosen, onDay, small = false }: MonthGridProps) {
  const t = useWords('contactCalendar');
  const locale = useLocale();
  const grid = useRef<HTMLTableElement>(null);
  const moved = useRef(false);
  const here = monthOf(chosen) === month;
  const focusable = here ? chosen : `${month}-01`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the day that was gone to by the keys
  useEffect(() => {
    if (!moved.current || !here) return;
    moved.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${chosen}"]`)?.focus();
  }, [chosen]);

  const keys = (event: KeyboardEvent) => {
    const day = (event.target as HTMLElement).closest<HTMLElement>('[data-day]')?.dataset.day;
    if (day === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = dayByKey(event.key, day);
    if (to === undefined) return;
    event.preventDefault();
    moved.current = true;
    onDay(to, event.key !== 'Enter');
  };

  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells take the focus is a grid
      role="grid"
      className={c.month}
      data-small={small || undefined}
      aria-label={monthName(month, locale)}
      onKeyDown={keys}
    >
      {small && <caption>{monthName(month, locale)}</caption>}
      <thead>
        <tr>
          <th scope="col" className={c.weekNumber}>
            <abbr title={t('week')}>{t('weekShort')}</abbr>
          </th>
          {weekdays(locale).map(({ short, long }) => (
            <th key={long} scope="col">
              <abbr title={long}>{small ? short.slice(0, 1) : short}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => {
          const bars = barsOf(calendar.periods, week);
          return (
            <tr key={week[0]}>
              <th scope="row" className={c.weekNumber}>
                {weekNumber(week[0] ?? month)}
              </th>
              {week.map((day, index) => (
                <MonthCell
                  key={day}
                  day={day}
                  place={index}
                  bars={bars}
                  calendar={calendar}
                  outside={monthOf(day) !== month}
                  chosen={day === chosen}
                  focusable={day === focusable}
                  small={small}
                  onChoose={() => onDay(day, false)}
                />
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Where a key leads from a day; undefined for a key that is not of the calendar. */
function dayByKey(key: string, day: string): string | undefined {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return addDays(day, -weekday(day));
    case 'End':
      return addDays(day, 6 - weekday(day));
    case 'PageUp':
      return sameDayIn(day, -1);
    case 'PageDown':
      return sameDayIn(day, 1);
    case 'Enter':
    case ' ':
      return day;
    default:
      return undefined;
  }
}
