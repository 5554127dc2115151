import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Plan } from '../../../preload/contract/column-encryption.ts';
import type { Profile } from '../../../preload/contract/connections.ts';
import type { InventoryColumn } from '../../../preload/contract/data-inventory.ts';
import { api } from '../../client.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { keyOf } from './column-lines.ts';
import { draftOf, mistakesOf, treatmentOf } from './decide-draft.ts';
import { FoundPart } from './found-part.tsx';
import { Problem } from './problem.tsx';
import { TreatmentForm } from './treatment-form.tsx';
import { useAddress } from './use-address.ts';
import { useTreatmentWords } from './use-treatment-words.ts';

interface DecidePanelProps {
  base: Profile;
  found?: InventoryColumn | undefined;
  /** A plan that has not begun, to be changed. */
  plan?: Plan;
  onClose: () => void;
  /** Saved, or left as it was; the plan is then shown. */
  onDone?: () => void;
}

/** Deciding what becomes of a column: of one of the inventory, of one that is planned, or of one named by hand. */
export function DecidePanel({ base, found, plan, onClose, onDone = () => {} }: DecidePanelProps) {
  const t = useWords('columnEncryption');
  const words = useTreatmentWords();
  const { change: go } = useAddress();
  const at = plan ?? found ?? { table: '', column: '' };
  const named = plan !== undefined || found !== undefined;
  const first = draftOf(at, plan?.treatment ?? found?.proposedTreatment);
  const { draft, change, done } = useDraft(`column ${base.id} ${keyOf(at)}`, first);
  const [tried, setTried] = useState(false);
  const mistakes = tried ? mistakesOf(draft) : new Set<never>();
  const save = useMutation(
    api.columnEncryption.plan.mutationOptions({
      onSuccess: () => {
        done();
        go({ open: keyOf({ table: draft.table.trim(), column: draft.column.trim() }) });
        onDone();
      },
    }),
  );
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const form = event.currentTarget;
    const treatment = treatmentOf(draft);
    if (treatment === undefined) {
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true], input[type=radio]')?.focus());
      return;
    }
    const { table, column } = draft;
    if (!save.isPending) save.mutate({ connectionId: base.id, table: table.trim(), column: column.trim(), treatment });
  };
  const name = (field: 'table' | 'column') => (
    <TextInput
      label={t(field === 'table' ? 'addTable' : 'addColumn')}
      classNames={{ input: c.mono ?? '' }}
      spellCheck={false}
      autoComplete="off"
      value={draft[field]}
      onChange={(event) => change({ ...draft, [field]: event.currentTarget.value })}
      error={mistakes.has(field as never) ? t('delivery.missing') : undefined}
    />
  );
  return (
    <SidePanel
      name="column-plan"
      first={580}
      title={named ? keyOf(at) : t('add')}
      line={
        found ? t('decideForm.line', { category: words.category(found), type: found.type }) : named ? '' : t('addLine')
      }
      onClose={onClose}
      footer={
        <div className={c.actions}>
          <div className={c.buttons}>
            <Button type="submit" form="decide-column" loading={save.isPending}>
              {t('decideForm.save')}
            </Button>
            {plan && (
              <Button
                variant="subtle"
                color="gray"
                onClick={() => {
                  done();
                  onDone();
                }}
              >
                {t('decideForm.leave')}
              </Button>
            )}
          </div>
        </div>
      }
    >
      <form id="decide-column" className={c.panel} onSubmit={send} noValidate>
        {!named && (
          <div className={c.halves}>
            {name('table')}
            {name('column')}
          </div>
        )}
        {found && <FoundPart found={found} />}
        <TreatmentForm draft={draft} change={change} mistakes={mistakes} proposed={found?.proposedTreatment?.kind} />
        <p className="quiet">{t('decideForm.nothingYet')}</p>
        {save.error && <Problem error={save.error} />}
      </form>
    </SidePanel>
  );
}
