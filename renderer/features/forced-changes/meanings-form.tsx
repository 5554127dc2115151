import { Button, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../client.ts';
import { notify } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';
import {
  type Choice,
  choicesOf,
  columnsOf,
  kinds,
  lacksValue,
  meaningsOf,
  meaningsToSave,
  ruleFields,
  ruleToSave,
  withKind,
  wrongNumbers,
} from './draft.ts';
import c from './forced-changes.module.css';
import { Problem } from './problem.tsx';
import { dryRunKey } from './use-dry-run.ts';
import type { Meanings } from './use-meanings.ts';

interface MeaningsFormProps {
  campaignId: string;
  meanings: Meanings;
  onDone: () => void;
}

/** What imposing is to mean, system by system, and the rule; a dry run made before is of no use once it has changed. */
export function MeaningsForm({ campaignId, meanings, onDone }: MeaningsFormProps) {
  const t = useWords('forcedChanges');
  const ui = useWords('ui');
  const queries = useQueryClient();
  const [choices, setChoices] = useState(() => choicesOf(meanings));
  const { notices, days, undoDays } = meanings.rule;
  const [rule, setRule] = useState({ notices: String(notices), days: String(days), undoDays: String(undoDays) });
  const [tried, setTried] = useState(false);
  const wrong = wrongNumbers(rule);
  const save = useMutation(
    api.forcedChanges.setMeanings.mutationOptions({
      onSuccess: async () => {
        await queries.resetQueries({ queryKey: dryRunKey(campaignId) });
        await queries.invalidateQueries({ queryKey: api.forcedChanges.meanings.key() });
        notify('good', t('meanings.saved'));
        onDone();
      },
    }),
  );
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const form = event.currentTarget;
    if (wrong.size > 0 || choices.some(lacksValue))
      return requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
    if (!save.isPending) save.mutate({ campaignId, meanings: meaningsToSave(choices), rule: ruleToSave(rule) });
  };
  return (
    <form className={c.form} onSubmit={send} noValidate>
      {choices.map((choice) => (
        <SystemChoice
          key={choice.system}
          meanings={meanings}
          choice={choice}
          tried={tried}
          onChange={(next) => setChoices(choices.map((one) => (one.system === next.system ? next : one)))}
        />
      ))}
      <fieldset className={c.group}>
        <legend className={c.legend}>{t('rule.title')}</legend>
        <div className={c.thirds}>
          {ruleFields.map((field) => (
            <TextInput
              key={field}
              inputMode="numeric"
              label={t(`rule.${field}Label`)}
              value={rule[field]}
              error={tried && wrong.has(field) ? t(`rule.wrong.${field}`) : undefined}
              onChange={(event) => setRule({ ...rule, [field]: event.currentTarget.value })}
            />
          ))}
        </div>
      </fieldset>
      {save.error && <Problem error={save.error} />}
      <div className={c.buttons}>
        <Button type="submit" loading={save.isPending}>
          {t('meanings.save')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {ui('cancel')}
        </Button>
      </div>
    </form>
  );
}

interface SystemChoiceProps {
  meanings: Meanings;
  choice: Choice;
  tried: boolean;
  onChange: (choice: Choice) => void;
}

function SystemChoice({ meanings, choice, tried, onChange }: SystemChoiceProps) {
  const t = useWords('forcedChanges');
  const { system } = choice;
  const offered = new Set(meaningsOf(meanings, system).map(({ kind }) => kind));
  const shown = kinds.filter((kind) => kind === 'none' || offered.has(kind));
  return (
    <fieldset className={c.group}>
      <legend className={c.legend}>{t(`system.${system}`)}</legend>
      {shown.map((kind) => (
        <div key={kind}>
          <Radio
            size="sm"
            name={system}
            checked={choice.kind === kind}
            label={t(`meanings.kind.${kind}`)}
            description={kind === 'none' ? t('meanings.consequence.none') : t(`meanings.consequence.${kind}.${system}`)}
            onChange={() => onChange(withKind(meanings, choice, kind))}
          />
          {choice.kind === kind && (kind === 'flag' || kind === 'suspend') && (
            <WhatIsWritten meanings={meanings} choice={choice} tried={tried} onChange={onChange} />
          )}
        </div>
      ))}
    </fieldset>
  );
}

function WhatIsWritten({ meanings, choice, tried, onChange }: SystemChoiceProps) {
  const t = useWords('forcedChanges');
  const columns = columnsOf(meanings, choice.system, choice.kind);
  return (
    <div className={c.written}>
      <NativeSelect
        label={t('meanings.column')}
        value={choice.column}
        data={columns.map(({ column }) => column)}
        onChange={(event) => {
          const column = event.currentTarget.value;
          onChange({ ...choice, column, value: columns.find((one) => one.column === column)?.value ?? '' });
        }}
      />
      <TextInput
        label={t('meanings.value')}
        description={t('meanings.valueHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={255}
        value={choice.value}
        error={tried && lacksValue(choice) ? t('meanings.valueMissing') : undefined}
        onChange={(event) => onChange({ ...choice, value: event.currentTarget.value })}
      />
    </div>
  );
}
