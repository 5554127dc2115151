import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useWords } from '../../words.ts';
import { reminderNumber } from './campaign-facts.ts';
import c from './campaigns.module.css';
import { type StepDraft, stepsOf, withLast, withReminder, wrongSteps } from './steps.ts';

interface StepsEditorProps {
  steps: readonly StepDraft[];
  onChange: (steps: readonly StepDraft[]) => void;
  /** Whether mistakes are shown. */
  shown: boolean;
  error: string | undefined;
}

/** The messages planned, with the days between them. */
export function StepsEditor({ steps, onChange, shown, error }: StepsEditorProps) {
  const t = useWords('campaigns');
  const wrong = shown ? wrongSteps(steps) : {};
  const nameOf = ({ id, kind }: StepDraft) => {
    const number = reminderNumber({ steps: stepsOf(steps) }, id);
    return number === undefined ? t(`step.${kind}`) : t('step.reminderNumber', { number });
  };
  return (
    <fieldset className={c.part}>
      <legend className={c.legend}>{t('preparing.steps')}</legend>
      <p className={c.hint}>{t('preparing.stepsLine')}</p>
      <ol className={c.steps}>
        {steps.map((step) => (
          <li key={step.id} className={c.step}>
            <span className={c.stepName}>{nameOf(step)}</span>
            {step.kind === 'notice' ? (
              <span className="quiet">{t('preparing.atOnce')}</span>
            ) : (
              <>
                <TextInput
                  size="xs"
                  inputMode="numeric"
                  className={c.days ?? ''}
                  aria-label={t('preparing.afterOf', { step: nameOf(step) })}
                  value={step.after}
                  error={wrong[step.id] !== undefined}
                  onChange={(event) =>
                    onChange(
                      steps.map((one) => (one.id === step.id ? { ...one, after: event.currentTarget.value } : one)),
                    )
                  }
                />
                <span className="quiet">{t('preparing.after')}</span>
                <ActionIcon
                  size={24}
                  aria-label={t('preparing.removeStep', { step: nameOf(step) })}
                  onClick={() => onChange(steps.filter(({ id }) => id !== step.id))}
                >
                  <X size={14} aria-hidden />
                </ActionIcon>
              </>
            )}
            {wrong[step.id] && <span className={c.mistake}>{t(`preparing.${wrong[step.id] ?? 'afterWrong'}`)}</span>}
          </li>
        ))}
      </ol>
      {error !== undefined && <p className={c.mistake}>{error}</p>}
      <span className={c.pairOfButtons}>
        {steps.length < 12 && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => onChange(withReminder(steps))}
          >
            {t('preparing.addReminder')}
          </Button>
        )}
        {steps.length < 12 && steps.at(-1)?.kind !== 'last' && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => onChange(withLast(steps))}
          >
            {t('preparing.addLast')}
          </Button>
        )}
      </span>
    </fieldset>
  );
}
