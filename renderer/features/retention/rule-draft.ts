import type {
  Condition,
  EventReading,
  PurgeDeed,
  RetentionRule,
  RuleDraft,
} from '../../../preload/contract/retention.ts';

/** A rule as it is being written: every kind of deed keeps its columns while another is looked at. */
export interface RuleForm {
  name: string;
  clockId: string;
  table: string;
  event: string;
  as: EventReading;
  deed: PurgeDeed['kind'];
  columns: string[];
  /** What each replaced column becomes. */
  values: Record<string, string>;
  without: string[];
  person: string[];
  conditions: { column: string; test: Condition['test']; values: string }[];
}

export function formOf(rule: RetentionRule | undefined, clockId: string): RuleForm {
  if (!rule)
    return {
      ...{ name: '', clockId, table: '', event: '', as: 'day', deed: 'delete' },
      ...{ columns: [], values: {}, without: [], person: [], conditions: [] },
    };
  const { deed } = rule;
  return {
    ...{ name: rule.name, clockId: rule.clockId, table: rule.table, event: rule.event.column, as: rule.event.as },
    deed: deed.kind,
    columns:
      deed.kind === 'delete' ? [] : deed.kind === 'empty' ? deed.columns : deed.columns.map(({ column }) => column),
    values: deed.kind === 'replace' ? Object.fromEntries(deed.columns.map(({ column, value }) => [column, value])) : {},
    without: deed.kind === 'delete' ? deed.without : [],
    person: rule.person,
    conditions: rule.conditions.map(({ column, test, values }) => ({ column, test, values: values.join(', ') })),
  };
}

/** What is missing before it can be kept. */
export function missingOf(form: RuleForm): ('name' | 'clock' | 'table' | 'event' | 'columns' | 'values')[] {
  const compared = form.conditions.filter(({ test }) => test === 'is' || test === 'is-not');
  return [
    ...(form.name.trim() === '' ? (['name'] as const) : []),
    ...(form.clockId === '' ? (['clock'] as const) : []),
    ...(form.table === '' ? (['table'] as const) : []),
    ...(form.event === '' ? (['event'] as const) : []),
    ...(form.deed !== 'delete' && form.columns.length === 0 ? (['columns'] as const) : []),
    ...(compared.some(({ values }) => listOf(values).length === 0) ? (['values'] as const) : []),
  ];
}

const listOf = (text: string) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

export function draftOf(form: RuleForm): RuleDraft {
  const deed: PurgeDeed =
    form.deed === 'delete'
      ? { kind: 'delete', without: form.without }
      : form.deed === 'empty'
        ? { kind: 'empty', columns: form.columns }
        : { kind: 'replace', columns: form.columns.map((column) => ({ column, value: form.values[column] ?? '' })) };
  return {
    ...{ name: form.name.trim(), clockId: form.clockId, table: form.table, deed, person: form.person },
    event: { column: form.event, as: form.as },
    conditions: form.conditions
      .filter(({ column }) => column !== '')
      .map(({ column, test, values }) => {
        return { column, test, values: test === 'is' || test === 'is-not' ? listOf(values) : [] };
      }),
  };
}
