import { Button, NativeSelect, Radio, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RetentionClock, RetentionTable } from '../../../preload/contract/retention.ts';
import { MenuChip } from '../../ui/chips.tsx';
import { useWords } from '../../words.ts';
import c from './retention.module.css';
import type { missingOf, RuleForm } from './rule-draft.ts';
import { useSay } from './use-say.ts';

interface RuleFieldsProps {
  form: RuleForm;
  change: (part: Partial<RuleForm>) => void;
  clocks: readonly RetentionClock[];
  tables: readonly RetentionTable[];
  missing: ReturnType<typeof missingOf>;
}

const readings = ['day', 'paris', 'utc', 'unix'] as const;
const tests = ['is', 'is-not', 'empty', 'filled'] as const;
const deeds = ['delete', 'empty', 'replace'] as const;

/** Everything that a rule says, picked among the clocks, tables and columns that there are. */
export function RuleFields({ form, change, clocks, tables, missing }: RuleFieldsProps) {
  const t = useWords('retention');
  const say = useSay();
  const table = tables.find(({ name }) => name === form.table);
  const columns = table?.columns ?? [];
  // What a rule names stays to be seen where the database cannot be read.
  const names = (more: readonly string[]) => [...new Set([...columns.map(({ name }) => name), ...more])];
  const options = (chosen: readonly string[]) => names(chosen).map((name) => ({ value: name, label: name }));
  const wrong = (field: (typeof missing)[number]) =>
    missing.includes(field) ? t(`rules.missing.${field}`) : undefined;
  const events = [...columns].sort((a, b) => Number(b.event !== undefined) - Number(a.event !== undefined));
  const pickEvent = (name: string) =>
    change({ event: name, as: columns.find((column) => column.name === name)?.event ?? 'day' });
  return (
    <>
      <TextInput
        label={t('rules.field.name')}
        value={form.name}
        error={wrong('name')}
        maxLength={200}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('rules.field.clock')}
        value={form.clockId}
        error={wrong('clock')}
        data={clocks
          .filter(({ ours }) => !ours)
          .map((clock) => ({ value: clock.id, label: `${say.said(clock.name)} · ${say.duration(clock.duration)}` }))}
        onChange={(event) => change({ clockId: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('rules.field.table')}
        value={form.table}
        error={wrong('table')}
        data={['', ...new Set([...tables.map(({ name }) => name), form.table].filter((name) => name !== ''))]}
        onChange={(event) =>
          change({ table: event.currentTarget.value, event: '', columns: [], without: [], person: [], conditions: [] })
        }
      />
      <div className={c.pair}>
        <NativeSelect
          label={t('rules.field.event')}
          value={form.event}
          error={wrong('event')}
          data={['', ...new Set([...events.map(({ name }) => name), form.event].filter((name) => name !== ''))]}
          onChange={(event) => pickEvent(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('rules.field.as')}
          value={form.as}
          data={readings.map((one) => ({ value: one, label: t(`rules.as.${one}`) }))}
          onChange={(event) => change({ as: readings.find((one) => one === event.currentTarget.value) ?? 'day' })}
        />
      </div>
      <fieldset className={c.group}>
        <legend>{t('rules.field.conditions')}</legend>
        {form.conditions.map((condition, index) => {
          const alter = (part: Partial<typeof condition>) =>
            change({ conditions: form.conditions.map((one, at) => (at === index ? { ...one, ...part } : one)) });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place
            <div key={index} className={c.condition}>
              <NativeSelect
                aria-label={t('rules.field.conditionColumn')}
                value={condition.column}
                data={names([condition.column])}
                onChange={(event) => alter({ column: event.currentTarget.value })}
              />
              <NativeSelect
                aria-label={t('rules.field.conditionTest')}
                value={condition.test}
                data={tests.map((one) => ({ value: one, label: t(`rules.test.${one}`) }))}
                onChange={(event) => alter({ test: tests.find((one) => one === event.currentTarget.value) ?? 'is' })}
              />
              {(condition.test === 'is' || condition.test === 'is-not') && (
                <TextInput
                  aria-label={t('rules.field.conditionValues')}
                  placeholder={t('rules.field.conditionValues')}
                  value={condition.values}
                  onChange={(event) => alter({ values: event.currentTarget.value })}
                />
              )}
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={t('rules.field.dropCondition')}
                onClick={() => change({ conditions: form.conditions.filter((_, at) => at !== index) })}
              >
                <X size={14} aria-hidden />
              </Button>
            </div>
          );
        })}
        {wrong('values') && <p className={c.wrong}>{wrong('values')}</p>}
        <Button
          variant="subtle"
          size="compact-sm"
          className={c.start ?? ''}
          leftSection={<Plus size={14} aria-hidden />}
          disabled={columns.length === 0}
          onClick={() =>
            change({ conditions: [...form.conditions, { column: columns[0]?.name ?? '', test: 'is', values: '' }] })
          }
        >
          {t('rules.field.addCondition')}
        </Button>
      </fieldset>
      <Radio.Group
        label={t('rules.field.deed')}
        value={form.deed}
        onChange={(kind) => change({ deed: deeds.find((one) => one === kind) ?? 'delete' })}
      >
        <div className={c.radios}>
          {deeds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`rules.will.${kind}`)} />
          ))}
        </div>
      </Radio.Group>
      {form.deed === 'delete' ? (
        <Picked label={t('rules.field.without')} hint={t('rules.field.withoutHint')}>
          <MenuChip
            label={t('rules.field.columns')}
            options={options(form.without)}
            value={form.without}
            onChange={(without) => change({ without })}
          />
        </Picked>
      ) : (
        <Picked label={t('rules.field.columnsGoing')} wrong={wrong('columns')}>
          <MenuChip
            label={t('rules.field.columns')}
            options={options(form.columns)}
            value={form.columns}
            onChange={(chosen) => change({ columns: chosen })}
          />
        </Picked>
      )}
      {form.deed === 'replace' &&
        form.columns.map((column) => (
          <TextInput
            key={column}
            label={t('rules.field.neutral', { column })}
            value={form.values[column] ?? ''}
            maxLength={255}
            onChange={(event) => change({ values: { ...form.values, [column]: event.currentTarget.value } })}
          />
        ))}
      <Picked label={t('rules.field.person')} hint={t('rules.field.personHint')}>
        <MenuChip
          label={t('rules.field.columns')}
          options={options(form.person)}
          value={form.person}
          onChange={(person) => change({ person })}
        />
      </Picked>
    </>
  );
}

interface PickedProps {
  label: string;
  hint?: string;
  wrong?: string | undefined;
  children: ReactNode;
}

function Picked({ label, hint, wrong, children }: PickedProps) {
  return (
    <fieldset className={c.group}>
      <legend>{label}</legend>
      {hint !== undefined && <p className={c.hint}>{hint}</p>}
      <div>{children}</div>
      {wrong !== undefined && <p className={c.wrong}>{wrong}</p>}
    </fieldset>
  );
}
