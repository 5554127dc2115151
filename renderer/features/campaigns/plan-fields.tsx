import { SegmentedControl, TextInput } from '@mantine/core';
import type { Languages } from '../../../preload/contract/campaigns.ts';
import { refusalCode } from '../../refusals/explain.ts';
import { dayAfter } from '../../ui/export-dialog/days.ts';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import { mistakesOf, type Plan, stepFault } from './plan.ts';
import { StepsEditor } from './steps-editor.tsx';

interface PlanFieldsProps {
  plan: Plan;
  onChange: (part: Partial<Plan>) => void;
  /** Whether mistakes are shown. */
  shown: boolean;
  /** What the last try was refused with; shown beside the field it is about. */
  error: unknown;
  /** The day that was announced so far. */
  before?: string;
}

/** Name, language, messages planned and the day announced. */
export function PlanFields({ plan, onChange, shown, error, before = '' }: PlanFieldsProps) {
  const t = useWords('campaigns');
  const mistakes = shown ? mistakesOf(plan, dayAfter(0), before) : {};
  const fault = stepFault(error);
  const said = (field: 'name' | 'imposedOn') => {
    const mistake = mistakes[field];
    return mistake === undefined || mistake === 'steps' ? undefined : t(`preparing.${mistake}`);
  };
  const taken = refusalCode(error) === 'NAME_TAKEN' ? t('preparing.nameTaken') : undefined;
  const announces = plan.imposedOn !== '' || plan.steps.some(({ kind }) => kind === 'last');
  return (
    <>
      <TextInput
        label={t('preparing.name')}
        description={t('preparing.nameHint')}
        maxLength={100}
        value={plan.name}
        error={said('name') ?? taken}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <div className={c.part}>
        <span className={c.legend}>{t('preparing.languages')}</span>
        <span>
          <SegmentedControl
            size="xs"
            aria-label={t('preparing.languages')}
            value={plan.languages}
            onChange={(value) => onChange({ languages: value as Languages })}
            data={(['fr', 'en', 'both'] as const).map((value) => ({ value, label: t(`preparing.language.${value}`) }))}
          />
        </span>
      </div>
      <StepsEditor
        steps={plan.steps}
        onChange={(steps) => onChange({ steps })}
        shown={shown}
        error={fault && t(`preparing.stepsWrong.${fault}`)}
      />
      {announces && (
        <TextInput
          type="date"
          className={c.day ?? ''}
          label={t('preparing.imposedOn')}
          description={t('preparing.imposedHint')}
          min={dayAfter(1)}
          value={plan.imposedOn}
          error={said('imposedOn')}
          onChange={(event) => onChange({ imposedOn: event.currentTarget.value })}
        />
      )}
    </>
  );
}
