import { Button, NumberInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { Profile } from '../../../preload/contract/connections.ts';
import { api } from '../../client.ts';
import { notify } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { Problem } from './problem.tsx';

/** Every how many days protected columns are verified again. */
export function ScheduleSection({ base, everyDays }: { base: Profile; everyDays: number }) {
  const t = useWords('columnEncryption');
  const id = useId();
  const [typed, setTyped] = useState<number | ''>();
  const days = typed ?? everyDays;
  const wrong = days === '' || days < 1 || days > 365;
  const save = useMutation(
    api.columnEncryption.setSchedule.mutationOptions({
      onSuccess: (_, { everyDays: saved }) => {
        setTyped(undefined);
        notify('good', t('health.schedule.saved', { days: saved }));
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong && days !== everyDays) save.mutate({ connectionId: base.id, everyDays: days });
  };
  return (
    <Section title={t('health.schedule.title')} line={t('health.schedule.line')}>
      <form className={c.schedule} onSubmit={send}>
        <label htmlFor={id}>{t('health.schedule.every')}</label>
        <NumberInput
          id={id}
          size="xs"
          w={88}
          min={1}
          max={365}
          clampBehavior="none"
          allowDecimal={false}
          value={days}
          onChange={(value) => setTyped(typeof value === 'number' ? value : '')}
          error={wrong ? t('health.schedule.wrong') : undefined}
        />
        <span>{t('health.schedule.days')}</span>
        {typed !== undefined && typed !== everyDays && (
          <Button type="submit" disabled={wrong} loading={save.isPending}>
            {t('health.schedule.save')}
          </Button>
        )}
      </form>
      {save.error && <Problem error={save.error} />}
    </Section>
  );
}
