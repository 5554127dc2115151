import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Calendar } from '../../../preload/contract/contact-calendar.ts';
import { useLocale, useWords } from '../../words.ts';
import c from './calendar.module.css';
import { addMonths, monthName, monthOf, quarterOf } from './days.ts';
import { MonthGrid } from './month-grid.tsx';
import { type Go, type Place, views } from './use-place.ts';

/** Which months are looked at, and in which view. */
export function CalendarBar({ place, today, go }: { place: Place; today: string; go: Go }) {
  const t = useWords('contactCalendar');
  const locale = useLocale();
  const { view, month } = place;
  const step = view === 'month' ? 1 : 3;
  const quarter = Math.ceil(Number(month.slice(5)) / 3);
  const year = month.slice(0, 4);
  const name =
    view === 'month'
      ? monthName(month, locale)
      : quarter === 1
        ? t('firstQuarterName', { year })
        : t('quarterName', { quarter, year });
  return (
    <div className={c.controls}>
      <ActionIcon aria-label={t(`before.${view}`)} onClick={() => go({ month: addMonths(month, -step) })}>
        <ChevronLeft size={17} aria-hidden />
      </ActionIcon>
      <h2 className={c.name} aria-live="polite">
        {name}
      </h2>
      <ActionIcon aria-label={t(`after.${view}`)} onClick={() => go({ month: addMonths(month, step) })}>
        <ChevronRight size={17} aria-hidden />
      </ActionIcon>
      <Button variant="default" size="compact-sm" onClick={() => go({ month: monthOf(today), day: undefined })}>
        {t('now')}
      </Button>
      <SegmentedControl
        className={c.views ?? ''}
        size="xs"
        aria-label={t('views')}
        value={view}
        onChange={(value) => go({ view: value === 'quarter' ? 'quarter' : 'month' })}
        data={views.map((value) => ({ value, label: t(`view.${value}`) }))}
      />
    </div>
  );
}

/** The months in view. A day that lies in another month takes the view there. */
export function CalendarView({ calendar, place, go }: { calendar: Calendar; place: Place; go: Go }) {
  const chosen = place.day ?? calendar.today;
  const months = place.view === 'month' ? [place.month] : quarterOf(place.month);
  const onDay = (day: string, quietly: boolean) => {
    const month = months.includes(monthOf(day)) ? place.month : monthOf(day);
    go({ day: day === calendar.today ? undefined : day, month }, quietly);
  };
  return (
    <div className={c.months} data-view={place.view}>
      {months.map((month) => (
        <MonthGrid
          // The grid stays the same one from month to month, so that the focus can follow the day.
          key={place.view === 'month' ? 'month' : month}
          month={month}
          calendar={calendar}
          chosen={chosen}
          onDay={onDay}
          small={place.view === 'quarter'}
        />
      ))}
    </div>
  );
}
