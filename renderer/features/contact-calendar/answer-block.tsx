import { Button } from '@mantine/core';
import { CircleCheck, CircleSlash } from 'lucide-react';
import type { Calendar } from '../../../preload/contract/contact-calendar.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './beside.module.css';

/** When members can be written to, in a sentence; and how many of them have had enough by then. */
export function AnswerBlock({ calendar, onToday }: { calendar: Calendar; onToday: () => void }) {
  const t = useWords('contactCalendar');
  const format = useFormat();
  const { answer, periods, today } = calendar;
  const { wanted, day, period, atCap } = answer;
  const label = periods.find(({ id }) => id === period)?.label ?? '';
  const words = { day: format.date(day), wanted: format.date(wanted), label };
  const isToday = wanted === today;
  const sentence =
    period === undefined
      ? t(isToday ? 'answer.now' : 'answer.day', words)
      : t(isToday ? 'answer.quietNow' : 'answer.quiet', words);
  const Icon = period === undefined ? CircleCheck : CircleSlash;
  return (
    <section className={c.answer} data-quiet={period !== undefined || undefined} aria-live="polite">
      <h2 className={c.heading}>{t('answer.title')}</h2>
      <p className={c.sentence}>
        <Icon size={18} aria-hidden />
        <span>{sentence}</span>
      </p>
      <p className={c.quiet}>
        {atCap ? t('answer.full', { count: atCap.people, day: format.date(atCap.freeOn) }) : t('answer.none')}
      </p>
      {!isToday && (
        <Button variant="subtle" size="compact-sm" className={c.action ?? ''} onClick={onToday}>
          {t('answer.back')}
        </Button>
      )}
    </section>
  );
}
