import { Checkbox, NativeSelect } from '@mantine/core';
import { type Audit, reasons } from '../../../preload/contract/password-campaigns.ts';
import { MenuChip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import { toggledIn } from './filters.ts';
import { type PrepareDraft, systemsOf } from './prepare-draft.ts';

interface SelectionFieldsProps {
  audits: readonly Audit[];
  audit: Audit;
  draft: PrepareDraft;
  onChange: (part: Partial<PrepareDraft>) => void;
  shown: boolean;
}

/** Whom to write to: of which audit, which systems, which reasons. */
export function SelectionFields({ audits, audit, draft, onChange, shown }: SelectionFieldsProps) {
  const t = useWords('campaigns');
  const of = useWords('passwordCampaigns');
  const format = useFormat();
  const offered = systemsOf(audit);
  const weakOf = ({ counts }: Audit) => counts.reduce((sum, { outcomes }) => sum + outcomes.weak, 0);
  const found = new Map<string, number>();
  for (const count of audit.counts)
    if (draft.systems.includes(count.system))
      for (const [reason, number] of Object.entries(count.reasons))
        found.set(reason, (found.get(reason) ?? 0) + (number ?? 0));
  const choices = reasons.filter((reason) => (found.get(reason) ?? 0) > 0 || draft.reasons.includes(reason));
  return (
    <>
      <NativeSelect
        label={t('preparing.audit')}
        value={audit.id}
        onChange={(event) => {
          const next = audits.find(({ id }) => id === event.currentTarget.value);
          if (next) onChange({ auditId: next.id, systems: systemsOf(next) });
        }}
        data={audits.map((one) => ({
          value: one.id,
          label: t('preparing.auditOption', {
            connection: one.connectionName,
            day: format.date(one.startedAt),
            count: weakOf(one),
          }),
        }))}
      />
      <fieldset className={c.part}>
        <legend className={c.legend}>{t('preparing.systems')}</legend>
        <div className={c.checks}>
          {offered.map((system) => (
            <Checkbox
              key={system}
              size="xs"
              label={of(`systemPlural.${system}`)}
              checked={draft.systems.includes(system)}
              onChange={() => onChange({ systems: toggledIn(draft.systems, system) })}
            />
          ))}
        </div>
        {shown && draft.systems.length === 0 && <p className={c.mistake}>{t('preparing.systemMissing')}</p>}
      </fieldset>
      <div className={c.part}>
        <span className={c.legend}>{t('preparing.reasons')}</span>
        <span>
          <MenuChip
            label={draft.reasons.length === 0 ? t('preparing.allReasons') : t('preparing.reasons')}
            options={choices.map((value) => ({ value, label: of(`short.${value}`), count: found.get(value) }))}
            value={draft.reasons}
            onChange={(value) => onChange({ reasons: value })}
          />
        </span>
        <p className={c.hint}>{t('preparing.reasonsHint')}</p>
      </div>
    </>
  );
}
