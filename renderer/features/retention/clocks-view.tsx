import { Button, NumberInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Plus, TriangleAlert } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { RetentionSettings } from '../../../preload/contract/retention.ts';
import { api } from '../../client.ts';
import { notify } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { Above } from './above.tsx';
import { ClockPanel } from './clock-panel.tsx';
import { Problem } from './problem.tsx';
import c from './retention.module.css';
import type { OfBase } from './use-retention.ts';
import { useSay } from './use-say.ts';

/** The clocks of the cooperative, each with its source and when it was last read, and what the team keeps to. */
export function ClocksView(of: OfBase) {
  const { clocks, settings } = of.retention;
  const t = useWords('retention');
  const format = useFormat();
  const say = useSay();
  const [open, setOpen] = useState<string>();
  const opened = clocks.find(({ id }) => id === open);
  return (
    <Page
      title={t('title')}
      line={t('clocks.line')}
      action={
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => setOpen('new')}>
          {t('clocks.add')}
        </Button>
      }
      filters={<Above {...of} view="clocks" />}
      panel={(opened || open === 'new') && <ClockPanel key={open} clock={opened} onClose={() => setOpen(undefined)} />}
    >
      <table className={c.table}>
        <thead>
          <tr>
            <th scope="col">{t('clocks.column.data')}</th>
            <th scope="col">{t('clocks.column.duration')}</th>
            <th scope="col">{t('clocks.column.source')}</th>
            <th scope="col" className={c.number}>
              {t('clocks.column.rules')}
            </th>
          </tr>
        </thead>
        <tbody>
          {clocks.map((clock) => (
            <tr key={clock.id} data-open={open === clock.id || undefined}>
              <td>
                <button
                  type="button"
                  className={c.open}
                  onClick={() => setOpen(clock.id)}
                  aria-expanded={open === clock.id}
                >
                  {say.said(clock.name)}
                </button>
                {clock.ours && <span className={c.under}>{t('clocks.ours')}</span>}
              </td>
              <td>{say.clock(clock)}</td>
              <td>
                {clock.source}
                <span className={c.under}>{t('clocks.checked', { day: format.date(clock.checkedOn) })}</span>
                {clock.toCheck && (
                  <span className={c.mark} data-kind="review">
                    <TriangleAlert size={13} aria-hidden />
                    {t(`clocks.toCheck.${clock.toCheck}`)}
                  </span>
                )}
              </td>
              <td className={c.number}>{clock.ours ? '—' : format.number(clock.rules)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Settings key={JSON.stringify(settings)} settings={settings} />
    </Page>
  );
}

function Settings({ settings }: { settings: RetentionSettings }) {
  const t = useWords('retention');
  const [end, setEnd] = useState(settings.financialYearEnd.split('-').reverse().join('/'));
  const [days, setDays] = useState(settings.undoDays);
  const save = useMutation(
    api.retention.setSettings.mutationOptions({ onSuccess: () => notify('good', t('settings.saved')) }),
  );
  const [day = '', month = ''] = end.split('/');
  const financialYearEnd = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const right = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(financialYearEnd);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (right) save.mutate({ financialYearEnd, undoDays: days });
  };
  return (
    <Section title={t('settings.title')} line={t('settings.line')}>
      <form className={c.settings} onSubmit={send} noValidate>
        <TextInput
          label={t('settings.end')}
          description={t('settings.endHint')}
          value={end}
          error={right ? undefined : t('settings.endWrong')}
          onChange={(event) => setEnd(event.currentTarget.value)}
        />
        <NumberInput
          label={t('settings.days')}
          description={t('settings.daysHint')}
          value={days}
          min={1}
          max={365}
          allowDecimal={false}
          clampBehavior="strict"
          onChange={(value) => setDays(Number(value) || 1)}
        />
        <Button type="submit" variant="default" loading={save.isPending} className={c.start ?? ''}>
          {t('save')}
        </Button>
      </form>
      <Problem error={save.error} />
    </Section>
  );
}
