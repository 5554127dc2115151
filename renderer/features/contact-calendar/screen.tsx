import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Calendar, QuietPeriod } from '../../../preload/contract/contact-calendar.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { useKeys } from '../../ui/keys.ts';
import { Notice, notify } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { Beside } from './beside.tsx';
import c from './calendar.module.css';
import { CalendarBar, CalendarView } from './calendar-view.tsx';
import { CapPanel } from './cap-panel.tsx';
import { PeriodPanel } from './period-panel.tsx';
import { useCalendar } from './use-calendar.ts';
import { type Go, type Place, usePlace } from './use-place.ts';

/** The contact calendar: quiet periods, the cap, what was and will be sent, and when members can be written to. */
export function ContactCalendarScreen() {
  const t = useWords('contactCalendar');
  const explain = useExplain('contactCalendar');
  const { place, go } = usePlace();
  const calendar = useCalendar(place.day);
  const [removed, setRemoved] = useState<QuietPeriod>();
  const add = () => go({ edit: 'new' });
  useKeys([
    { keys: 'arrows', says: t('keyDay'), run: () => {}, toldOnly: true },
    { keys: 'pageup', says: t('keyMonth'), run: () => {}, toldOnly: true },
    { keys: 'n', says: t('keyAdd'), run: add },
  ]);
  const found = calendar.data;
  return (
    <Page
      title={t('title')}
      line={t('line')}
      action={
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={add}>
          {t('add')}
        </Button>
      }
      filters={found && <CalendarBar place={place} today={found.today} go={go} />}
      body="fill"
      panel={found && <Panel calendar={found} place={place} go={go} onRemoved={setRemoved} />}
    >
      {calendar.isPending && <Loading rows={12} height={40} />}
      {calendar.error && !found && (
        <Failure explanation={explain(calendar.error)} retry={() => void calendar.refetch()} />
      )}
      {found && (
        <div className={c.body}>
          {removed && <Removed period={removed} onDone={() => setRemoved(undefined)} />}
          {found.periods.length === 0 && found.sends.length === 0 && !removed && (
            <Notice kind="info" title={t('empty')}>
              {t('emptyLine')}
            </Notice>
          )}
          <CalendarView calendar={found} place={place} go={go} />
        </div>
      )}
    </Page>
  );
}

interface PanelProps {
  calendar: Calendar;
  place: Place;
  go: Go;
  onRemoved: (period: QuietPeriod) => void;
}

/** Beside the calendar: the same in words, or what is being changed. A period that is gone meanwhile closes its panel. */
function Panel({ calendar, place, go, onRemoved }: PanelProps) {
  const close = () => go({ edit: undefined });
  const period = calendar.periods.find(({ id }) => id === place.edit);
  if (place.edit === 'cap') return <CapPanel cap={calendar.cap} onClose={close} />;
  if (place.edit === 'new' || period)
    return (
      <PeriodPanel
        key={place.edit}
        period={period}
        from={place.day ?? calendar.today}
        onClose={close}
        onRemoved={onRemoved}
      />
    );
  return <Beside calendar={calendar} place={place} go={go} />;
}

/** What was just deleted, with the way back. */
function Removed({ period, onDone }: { period: QuietPeriod; onDone: () => void }) {
  const t = useWords('contactCalendar');
  const explain = useExplain('contactCalendar');
  const restore = useMutation(
    api.contactCalendar.restorePeriod.mutationOptions({
      onSuccess: () => {
        notify('good', t('form.restored'));
        onDone();
      },
      onError: (error) => notify('danger', explain(error).what),
    }),
  );
  return (
    <Notice
      kind="info"
      title={t('form.removed', { label: period.label })}
      onDismiss={onDone}
      action={
        <Button
          variant="default"
          size="compact-sm"
          loading={restore.isPending}
          onClick={() => restore.mutate({ id: period.id })}
        >
          {t('form.undo')}
        </Button>
      }
    />
  );
}
