import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Plus, Snowflake } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { LegalHold } from '../../../preload/contract/retention.ts';
import { api } from '../../client.ts';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { Above } from './above.tsx';
import { HoldPanel } from './hold-panel.tsx';
import { Problem } from './problem.tsx';
import c from './retention.module.css';
import type { OfBase } from './use-retention.ts';

/** Legal holds: whom or what nothing may be taken from, why, and until when. */
export function HoldsView(of: OfBase) {
  const { retention } = of;
  const t = useWords('retention');
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={t('title')}
      line={t('holds.line')}
      action={
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => setAdding(true)}>
          {t('holds.add')}
        </Button>
      }
      filters={<Above {...of} view="holds" />}
      panel={adding && <HoldPanel {...of} onClose={() => setAdding(false)} />}
    >
      {retention.holds.length === 0 ? (
        <Empty icon={Snowflake} title={t('holds.empty')}>
          {t('holds.emptyLine')}
        </Empty>
      ) : (
        <div className={c.runs}>
          {retention.holds.map((hold) => (
            <HoldLine key={hold.id} hold={hold} of={of} />
          ))}
        </div>
      )}
    </Page>
  );
}

function HoldLine({ hold, of }: { hold: LegalHold; of: OfBase }) {
  const t = useWords('retention');
  const format = useFormat();
  const [lifting, setLifting] = useState(false);
  const [reason, setReason] = useState('');
  const lift = useMutation(api.retention.liftHold.mutationOptions({ onSuccess: () => setLifting(false) }));
  const { on, state, until, lifted } = hold;
  const about =
    on.kind === 'person'
      ? on.keys.join(', ')
      : t('holds.rule', { name: of.retention.rules.find(({ id }) => id === on.ruleId)?.name ?? t('holds.ruleGone') });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') lift.mutate({ id: hold.id, reason });
  };
  return (
    <div className={c.run} data-state={state}>
      <Snowflake size={17} aria-hidden />
      <div className={c.runWords}>
        <p className={c.runTitle}>
          {about} <span className="quiet">{t(`holds.state.${state}`)}</span>
        </p>
        <p className={c.counts}>{hold.reason}</p>
        <p className={c.under}>
          {t('holds.by', { by: hold.by, moment: format.moment(hold.at) })}
          {' · '}
          {until === undefined ? t('holds.open') : t('holds.until', { day: format.date(until) })}
          {lifted &&
            ` · ${t('holds.lifted', { by: lifted.by, moment: format.moment(lifted.at), reason: lifted.reason })}`}
        </p>
        {lifting && (
          <form className={c.lift} onSubmit={send}>
            <TextInput
              data-autofocus
              label={t('holds.liftReason')}
              value={reason}
              maxLength={500}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button type="submit" loading={lift.isPending} disabled={reason.trim() === ''}>
              {t('holds.lift')}
            </Button>
          </form>
        )}
        <Problem error={lift.error} />
      </div>
      {state === 'standing' && !lifting && (
        <div className={c.runActions}>
          <Button variant="default" size="compact-sm" onClick={() => setLifting(true)}>
            {t('holds.lift')}
          </Button>
        </div>
      )}
    </div>
  );
}
