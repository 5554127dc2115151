import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { SendingRule } from '../../../preload/contract/mail.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Notice, notify } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';
import c from './mail.module.css';
import { RuleMeaning } from './rule-meaning.tsx';
import { useRuleWords } from './use-rule-words.ts';

const days = [1, 2, 3, 4, 5, 6, 7] as const;
const hoursFrom = Array.from({ length: 24 }, (_, hour) => hour);

interface Draft extends Pick<SendingRule, 'from' | 'to' | 'days'> {
  perHour: string;
  perDay: string;
}

type Mistake = 'perHour' | 'perDay' | 'hours' | 'days';

/** What stands in the way of saving. */
function mistakesOf({ perHour, perDay, from, to, days }: Draft): Set<Mistake> {
  const wrong = (text: string, most: number) =>
    !/^\d{1,6}$/.test(text.trim()) || Number(text) < 1 || Number(text) > most;
  return new Set<Mistake>([
    ...(wrong(perHour, 10_000) ? (['perHour'] as const) : []),
    ...(wrong(perDay, 100_000) ? (['perDay'] as const) : []),
    ...(from >= to ? (['hours'] as const) : []),
    ...(days.length === 0 ? (['days'] as const) : []),
  ]);
}

/** The rule to change; what it will mean is said while it is being typed. */
export function RuleForm({ rule, onDone }: { rule: SendingRule; onDone: () => void }) {
  const t = useWords('mail');
  const ui = useWords('ui');
  const words = useRuleWords();
  const explain = useExplain('mail');
  const [draft, setDraft] = useState<Draft>({ ...rule, perHour: String(rule.perHour), perDay: String(rule.perDay) });
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const mistakes = mistakesOf(draft);
  const said = (mistake: Mistake) => (tried && mistakes.has(mistake) ? t(`rule.wrong.${mistake}`) : undefined);
  const save = useMutation(
    api.mail.setRule.mutationOptions({
      onSuccess: () => {
        notify('good', t('rule.saved'));
        onDone();
      },
    }),
  );
  const typed = { ...draft, perHour: Number(draft.perHour), perDay: Number(draft.perDay) };
  const next = SendingRule.safeParse(typed);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const form = event.currentTarget;
    if (mistakes.size > 0)
      return requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
    if (next.success && !save.isPending) save.mutate(next.data);
  };
  return (
    <form className={c.ruleForm} onSubmit={send} noValidate>
      {save.error && (
        <Notice kind="danger" title={explain(save.error).what}>
          {explain(save.error).next}
        </Notice>
      )}
      <div className={c.quarters}>
        {(['perHour', 'perDay'] as const).map((field) => (
          <TextInput
            key={field}
            inputMode="numeric"
            label={t(`rule.${field}`)}
            value={draft[field]}
            error={said(field)}
            onChange={(event) => change({ [field]: event.currentTarget.value })}
          />
        ))}
        <NativeSelect
          label={t('rule.from')}
          value={String(draft.from)}
          data={hoursFrom.map((hour) => ({ value: String(hour), label: words.hour(hour) }))}
          onChange={(event) => change({ from: Number(event.currentTarget.value) })}
        />
        <NativeSelect
          label={t('rule.to')}
          value={String(draft.to)}
          error={said('hours')}
          data={hoursFrom.map((hour) => ({ value: String(hour + 1), label: words.hour(hour + 1) }))}
          onChange={(event) => change({ to: Number(event.currentTarget.value) })}
        />
      </div>
      <Checkbox.Group
        label={t('rule.days')}
        value={draft.days.map(String)}
        error={said('days')}
        onChange={(chosen) => change({ days: chosen.map(Number).toSorted((a, b) => a - b) })}
      >
        <div className={c.days}>
          {days.map((day) => (
            <Checkbox key={day} size="sm" value={String(day)} label={words.day(day)} />
          ))}
        </div>
      </Checkbox.Group>
      {next.success && (
        <div className={c.meaning} aria-live="polite">
          <span className={c.meaningName}>{t('rule.means')}</span>
          <RuleMeaning rule={next.data} />
        </div>
      )}
      <div className={c.buttons}>
        <Button type="submit" loading={save.isPending}>
          {t('rule.save')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {ui('cancel')}
        </Button>
      </div>
    </form>
  );
}
