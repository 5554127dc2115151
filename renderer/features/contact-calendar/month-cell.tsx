import type { Calendar } from '../../../preload/contract/contact-calendar.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useLocale, useWords } from '../../words.ts';
import c from './calendar.module.css';
import { longDay } from './days.ts';
import { type Bar, type Mark, marksOn, periodsOn } from './on-days.ts';

/** Sends that a cell names; the rest is a count. */
const named = 2;

interface MonthCellProps {
  day: string;
  /** 0 for Monday. */
  place: number;
  bars: readonly Bar[];
  calendar: Calendar;
  /** Of another month: shown for the week to be whole, without a word. */
  outside: boolean;
  chosen: boolean;
  focusable: boolean;
  small: boolean;
  onChoose: () => void;
}

/** One day: its number, the bars that cross it, the sends of that day. What is drawn is also said. */
export function MonthCell(props: MonthCellProps) {
  const { day, place, bars, calendar, outside, chosen, focusable, small, onChoose } = props;
  const says = useCellWords();
  const marks = outside && small ? [] : marksOn(calendar, day);
  const quiet = periodsOn(calendar, day).length > 0;
  if (outside && small) return <td className={c.cell} data-outside aria-hidden />;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the cell of a grid takes the focus
      role="gridcell"
      className={c.cell}
      data-day={day}
      data-outside={outside || undefined}
      data-quiet={quiet || undefined}
      data-today={day === calendar.today || undefined}
      aria-selected={chosen}
      tabIndex={focusable ? 0 : -1}
      onClick={onChoose}
    >
      <span className="visually-hidden">{says(day, calendar, marks)}</span>
      <span className={c.number} aria-hidden>
        {Number(day.slice(8))}
      </span>
      {!small && <Bars bars={bars} place={place} />}
      {small ? <Dots marks={marks} /> : <Marks marks={marks} />}
    </td>
  );
}

function Bars({ bars, place }: { bars: readonly Bar[]; place: number }) {
  const here = bars.filter(({ start, span }) => start <= place && place < start + span);
  const lanes = here.length === 0 ? 0 : Math.max(...here.map(({ lane }) => lane)) + 1;
  return (
    <span className={c.lanes} aria-hidden>
      {Array.from({ length: lanes }, (_, lane) => {
        const bar = here.find((one) => one.lane === lane);
        if (bar === undefined)
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a week never move
          return <span key={lane} className={c.lane} />;
        const { period, start, span, before, after } = bar;
        return (
          <span
            key={period.id}
            className={c.bar}
            data-first={(place === start && !before) || undefined}
            data-last={(place === start + span - 1 && !after) || undefined}
          >
            {place === start && <span style={{ width: `calc(${span * 100}% - 12px)` }}>{period.label}</span>}
          </span>
        );
      })}
    </span>
  );
}

function Marks({ marks }: { marks: readonly Mark[] }) {
  const t = useWords('contactCalendar');
  const format = useFormat();
  return (
    <span className={c.marks} aria-hidden>
      {marks.slice(0, named).map(({ send, people }) => (
        <span key={send.id} className={c.mark} data-planned={send.state === 'planned' || undefined}>
          <span className={c.markTitle}>{send.title}</span>
          <span className={c.count}>{format.number(people)}</span>
        </span>
      ))}
      {marks.length > named && <span className={c.more}>{t('more', { count: marks.length - named })}</span>}
    </span>
  );
}

function Dots({ marks }: { marks: readonly Mark[] }) {
  return (
    <span className={c.dots} aria-hidden>
      {marks.slice(0, 3).map(({ send }) => (
        <span key={send.id} data-planned={send.state === 'planned' || undefined} />
      ))}
    </span>
  );
}

/** "mardi 24 novembre 2026, aujourd’hui, silence : Vote de l’AG, Relance : 412 personnes" */
function useCellWords() {
  const t = useWords('contactCalendar');
  const locale = useLocale();
  return (day: string, calendar: Calendar, marks: readonly Mark[]) =>
    [
      longDay(day, locale),
      ...(day === calendar.today ? [t('cell.today')] : []),
      ...periodsOn(calendar, day).map(({ label }) => t('cell.quiet', { label })),
      ...marks.map(({ send: { state, title }, people }) => t(`cell.${state}`, { title, count: people })),
    ].join(', ');
}
