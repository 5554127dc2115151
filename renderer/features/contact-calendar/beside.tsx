import { Button } from '@mantine/core';
import { CircleDashed, CircleSlash, Send as SendIcon, TriangleAlert, Users } from 'lucide-react';
import type { Calendar, QuietPeriod, Send } from '../../../preload/contract/contact-calendar.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { AnswerBlock } from './answer-block.tsx';
import c from './beside.module.css';
import { ConflictMark } from './conflict-mark.tsx';
import { addDays, addMonths, quarterOf } from './days.ts';
import { sendsWithin } from './on-days.ts';
import type { Go, Place } from './use-place.ts';

interface BesideProps {
  calendar: Calendar;
  place: Place;
  go: Go;
}

/** Beside the calendar, the same in words: when one can write, the cap, the periods, the sends of the months in view. */
export function Beside({ calendar, place, go }: BesideProps) {
  const t = useWords('contactCalendar');
  return (
    <section className={c.beside} aria-label={t('inWords')}>
      <AnswerBlock calendar={calendar} onToday={() => go({ day: undefined })} />
      <CapBlock calendar={calendar} go={go} />
      <Periods calendar={calendar} go={go} />
      <Sends calendar={calendar} place={place} />
    </section>
  );
}

function CapBlock({ calendar: { cap }, go }: Pick<BesideProps, 'calendar' | 'go'>) {
  const t = useWords('contactCalendar');
  return (
    <section>
      <h2 className={c.heading}>{t('cap.title')}</h2>
      <p className={c.line}>
        <Users className={c.icon} size={15} aria-hidden />
        <span>{t('cap.line', { count: cap.messages, days: cap.days })}</span>
      </p>
      {cap.usual && <p className={c.quiet}>{t('cap.usual')}</p>}
      {cap.inConflict.length > 0 && <ConflictMark />}
      <Button variant="subtle" size="compact-sm" className={c.action ?? ''} onClick={() => go({ edit: 'cap' })}>
        {t('cap.change')}
      </Button>
    </section>
  );
}

function Periods({ calendar: { periods, today }, go }: Pick<BesideProps, 'calendar' | 'go'>) {
  const t = useWords('contactCalendar');
  const ahead = periods.filter(({ to }) => to >= today);
  const past = periods.filter(({ to }) => to < today).toReversed();
  return (
    <section>
      <h2 className={c.heading}>{t('periods.title')}</h2>
      {periods.length === 0 && <p className={c.quiet}>{t('periods.none')}</p>}
      <PeriodList periods={ahead} today={today} go={go} />
      {past.length > 0 && (
        <details className={c.past}>
          <summary>{t('periods.past', { count: past.length })}</summary>
          <PeriodList periods={past} today={today} go={go} />
        </details>
      )}
    </section>
  );
}

function PeriodList({ periods, today, go }: { periods: readonly QuietPeriod[]; today: string; go: Go }) {
  const t = useWords('contactCalendar');
  const range = useRange();
  return (
    <ul className={c.list}>
      {periods.map((period) => (
        <li key={period.id}>
          <button type="button" className={c.item} onClick={() => go({ edit: period.id })}>
            <CircleSlash className={c.icon} size={15} aria-hidden />
            <span className={c.what}>
              <span className={c.label}>
                <span className="visually-hidden">{t('periods.change')} </span>
                {period.label}
              </span>
              <span className={c.when}>
                {range(period)}
                {period.from <= today && today <= period.to && ` · ${t('periods.current')}`}
              </span>
            </span>
          </button>
          {period.inConflict.length > 0 && <ConflictMark />}
        </li>
      ))}
    </ul>
  );
}

/** "du 3 déc. 2026 au 17 déc. 2026" */
export function useRange() {
  const t = useWords('contactCalendar');
  const format = useFormat();
  return ({ from, to }: { from: string; to: string }) =>
    from === to
      ? t('periods.oneDay', { day: format.date(from) })
      : t('periods.range', { from: format.date(from), to: format.date(to) });
}

function Sends({ calendar, place }: Pick<BesideProps, 'calendar' | 'place'>) {
  const t = useWords('contactCalendar');
  const months = place.view === 'month' ? [place.month] : quarterOf(place.month);
  const first = `${months[0]}-01`;
  const last = addDays(`${addMonths(months.at(-1) ?? place.month, 1)}-01`, -1);
  const sends = sendsWithin(calendar, first, last);
  return (
    <section>
      <h2 className={c.heading}>{t('sends.title')}</h2>
      {sends.length === 0 && <p className={c.quiet}>{t('sends.none')}</p>}
      <ul className={c.list}>
        {sends.map((send) => (
          <SendItem key={send.id} send={send} calendar={calendar} />
        ))}
      </ul>
    </section>
  );
}

const screens = ['password-campaigns', 'survey-results', 'legal-migration', 'bulletin'] as const;

function SendItem({ send, calendar: { periods, today } }: { send: Send; calendar: Calendar }) {
  const t = useWords('contactCalendar');
  const range = useRange();
  const { state, parts, people, quiet, title } = send;
  const [from = '', to = ''] = [parts[0]?.day, parts.at(-1)?.day];
  const screen = screens.find((one) => one === send.screen);
  const silence = periods.find(({ id }) => id === quiet);
  const planned = to < today ? t('sends.late') : t('sends.planned');
  const Icon = state === 'sent' ? SendIcon : CircleDashed;
  return (
    <li className={c.item}>
      <Icon className={c.icon} size={15} aria-hidden />
      <span className={c.what}>
        <span className={c.label}>{title}</span>
        <span className={c.when}>
          {[range({ from, to }), t('sends.people', { count: people }), ...(state === 'planned' ? [planned] : [])].join(
            ' · ',
          )}
        </span>
        <span className={c.when}>{screen ? t(`screens.${screen}`) : t('screens.other')}</span>
        {silence && (
          <span className={c.warning}>
            <TriangleAlert size={14} aria-hidden /> {t('sends.inQuiet', { label: silence.label })}
          </span>
        )}
      </span>
    </li>
  );
}
