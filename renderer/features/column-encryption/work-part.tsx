import { Button, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { CirclePause } from 'lucide-react';
import type { ColumnWorkNow, Plan } from '../../../preload/contract/column-encryption.ts';
import { api } from '../../client.ts';
import { notify } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { Problem } from './problem.tsx';

const steps = ['counting', 'encrypting', 'hashing', 'verifying', 'decrypting', 'rotating', 'wiping'] as const;
const paces = [5_000, 1_000, 200] as const;

/** The work on a column while there is any: how far, how fast, why it waits, who does it, and what can be done about it here. */
export function WorkPart({ plan }: { plan: Plan }) {
  const t = useWords('columnEncryption');
  const pause = useMutation(
    api.columnEncryption.pause.mutationOptions({ onSuccess: () => notify('info', t('work.pausing')) }),
  );
  const { now } = plan;
  if (now === undefined) return null;
  const step = steps.find((one) => one === now.progress.step) ?? 'other';
  const { done, total, rate, secondsLeft } = now.progress;
  const said = t(`work.step.${step}`);
  // What the step does not say by itself: that this is the way back.
  const name =
    now.doing === 'back' ? `${t('work.doing.back')} · ${said}` : step === 'other' ? t(`work.doing.${now.doing}`) : said;
  return (
    <section className={c.work} aria-label={t('work.title')}>
      <ProgressBar
        label={name}
        name={name}
        done={done}
        total={total}
        rate={now.paused === undefined ? rate : undefined}
        secondsLeft={now.paused === undefined ? secondsLeft : undefined}
        below
      />
      {now.paused && (
        <p className={c.waits} role="status">
          <CirclePause size={15} aria-hidden /> {t(`work.paused.${now.paused}`)}
        </p>
      )}
      <p className="quiet">
        {now.here
          ? t('work.here')
          : `${now.by === '' ? t('work.elsewhereNobody') : t('work.elsewhere', { by: now.by })} ${t('work.elsewhereLine')}`}
      </p>
      {now.here && (
        <div className={c.workActions}>
          <PaceSelect plan={plan} now={now} />
          <Button variant="default" loading={pause.isPending} onClick={() => pause.mutate({ planId: plan.id })}>
            {t('work.pause')}
          </Button>
        </div>
      )}
      {pause.error && <Problem error={pause.error} />}
    </section>
  );
}

function PaceSelect({ plan, now }: { plan: Plan; now: ColumnWorkNow }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const setPace = useMutation(api.columnEncryption.setPace.mutationOptions());
  const offered = now.pace === undefined || paces.some((one) => one === now.pace) ? paces : [...paces, now.pace];
  return (
    <NativeSelect
      size="xs"
      label={t('work.pace')}
      value={String(setPace.isPending ? (setPace.variables.pace ?? '') : (now.pace ?? ''))}
      data={[
        { value: '', label: t('work.paceFull') },
        ...offered.map((pace) => ({
          value: String(pace),
          label: t('work.paceOf', { pace: format.number(pace) }),
        })),
      ]}
      onChange={(event) => {
        const pace = event.currentTarget.value;
        setPace.mutate({ planId: plan.id, pace: pace === '' ? null : Number(pace) });
      }}
    />
  );
}
