import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Plan } from '../../../preload/contract/column-encryption.ts';
import type { Profile } from '../../../preload/contract/connections.ts';
import type { InventoryColumn } from '../../../preload/contract/data-inventory.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { CodePart } from './code-part.tsx';
import c from './column-encryption.module.css';
import { isTreated, keyOf } from './column-lines.ts';
import { DecidePanel } from './decide-panel.tsx';
import { HoldersPart } from './holders-part.tsx';
import { places } from './places.ts';
import { PlanActions } from './plan-actions.tsx';
import { PlanNotices } from './plan-notices.tsx';
import { PreviewPart } from './preview-part.tsx';
import { RemainsPart } from './remains-part.tsx';
import { StandPart } from './stand-part.tsx';
import { StateTrack } from './state-track.tsx';
import { stepOf, wayBackOf } from './steps.ts';
import { usePlan } from './use-columns.ts';
import { usePreview } from './use-preview.ts';
import { useTreatmentWords } from './use-treatment-words.ts';
import { VerificationPart } from './verification-part.tsx';
import { WorkPart } from './work-part.tsx';

interface PlanPanelProps {
  base: Profile;
  plan: Plan;
  found: InventoryColumn | undefined;
  onClose: () => void;
}

/** The plan of a column: the states and where it is, what is true, the way back, what comes next, and all that this rests on. */
export function PlanPanel({ base, plan: known, found, onClose }: PlanPanelProps) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const words = useTreatmentWords();
  const plan = usePlan(known);
  const preview = usePreview(plan);
  const [changing, setChanging] = useState(false);
  const top = useRef<HTMLDivElement>(null);
  const shown = `${plan.state} ${plan.now !== undefined}`;
  const before = useRef(shown);
  // Where the column stands now is said at the top, wherever one was reading.
  useEffect(() => {
    if (before.current !== shown) top.current?.parentElement?.scrollTo({ top: 0 });
    before.current = shown;
  }, [shown]);
  if (changing)
    return <DecidePanel base={base} found={found} plan={plan} onClose={onClose} onDone={() => setChanging(false)} />;
  const treated = isTreated(plan);
  const today = format.date(plan.since) === format.date(new Date().toISOString());
  const since = today
    ? t('since.today', { time: format.time(plan.since) })
    : t('since.before', { date: format.date(plan.since) });
  return (
    <SidePanel
      name="column-plan"
      first={580}
      title={keyOf(plan)}
      line={[`${words.treatment(plan.treatment)} · ${since}`, plan.by === '' ? '' : t('byName', { name: plan.by })]
        .filter(Boolean)
        .join(', ')}
      onClose={onClose}
      footer={
        stepOf(plan) === undefined && wayBackOf(plan) === undefined ? undefined : (
          <PlanActions key={plan.state} base={base} plan={plan} preview={preview} />
        )
      }
    >
      <div ref={top} className={c.panel}>
        <PlanNotices plan={plan} />
        {treated && <StateTrack state={plan.state} />}
        <WorkPart plan={plan} />
        <StandPart plan={plan} />
        {plan.state === 'planned' && plan.now === undefined && (
          <div>
            <Button variant="default" size="compact-sm" onClick={() => setChanging(true)}>
              {t('action.change')}
            </Button>
          </div>
        )}
        {plan.state === 'contracted' && <RemainsPart base={base} plan={plan} />}
        {treated && plan.state !== 'planned' && <VerificationPart plan={plan} />}
        {plan.treatment.kind === 'encrypt' && <HoldersPart base={base} plan={plan} />}
        {plan.treatment.kind === 'purge' && <a href={`#${places.retention}`}>{t('action.toRetention')}</a>}
        {treated && plan.state !== 'contracted' && <PreviewPart plan={plan} preview={preview} />}
        {treated && <CodePart plan={plan} />}
      </div>
    </SidePanel>
  );
}
