import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Plan } from '../../../preload/contract/column-encryption.ts';
import { useWords } from '../../words.ts';
import { DecisionDialog } from './decision-dialog.tsx';
import { Problem } from './problem.tsx';
import { useForward } from './use-forward.ts';

/** The switch: from then on programs of the old kind are refused, so one says first that the program was changed. */
export function SwitchDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const t = useWords('columnEncryption');
  const [changed, setChanged] = useState(false);
  const forward = useForward(plan, onClose);
  const { column } = plan;
  return (
    <DecisionDialog
      title={t('switchDialog.title', { column })}
      submit={t('switchDialog.submit')}
      pending={forward.isPending}
      disabled={!changed}
      onSubmit={() => forward.go()}
      onClose={onClose}
    >
      <p>{t('switchDialog.first', { column })}</p>
      <p>{t('switchDialog.back')}</p>
      <Checkbox
        size="sm"
        checked={changed}
        onChange={(event) => setChanged(event.currentTarget.checked)}
        label={t(plan.treatment.kind === 'hash' ? 'switchDialog.codeHash' : 'switchDialog.code')}
      />
      {forward.error && <Problem error={forward.error} />}
    </DecisionDialog>
  );
}
