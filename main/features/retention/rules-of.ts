import type { RuleDraft } from '../../../preload/contract/retention.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { refusal } from '../../shared/refusal.ts';
import { retentionRule } from './kinds.ts';
import { preloaded } from './preloaded.ts';
import { changedColumns } from './work.ts';

export interface KnownRule {
  readonly id: string;
  readonly source: string;
  readonly enabled: boolean;
  readonly rule: RuleDraft;
  readonly inConflict: readonly string[];
}

/** The rules of every database: those that came with the application as somebody has changed them, then those added here. */
export function knownRules(records: SharedRecords): KnownRule[] {
  const kept = new Map(records.list(retentionRule).map((record) => [record.id, record]));
  const touched = new Set(records.ids(retentionRule));
  const given = preloaded.rules.flatMap(({ id, ...rest }): KnownRule[] => {
    const record = kept.get(id);
    if (!record) return touched.has(id) ? [] : [{ id, ...rest, inConflict: [] }];
    const { fields, inConflict } = record;
    return [{ id, source: rest.source, enabled: fields.enabled, rule: fields.rule ?? rest.rule, inConflict }];
  });
  const ids = new Set(preloaded.rules.map(({ id }) => id));
  const added = [...kept.values()].flatMap(({ id, fields, inConflict }): KnownRule[] =>
    ids.has(id) || !fields.rule
      ? []
      : [{ id, source: fields.source, enabled: fields.enabled, rule: fields.rule, inConflict }],
  );
  return [...given, ...added];
}

const incomplete = (because: 'values' | 'columns-twice' | 'event-emptied') => refusal('RULE_INCOMPLETE', { because });

/** Refuses RULE_INCOMPLETE. */
function check(rule: RuleDraft): void {
  const compared = rule.conditions.filter(({ test }) => test === 'is' || test === 'is-not');
  if (compared.some(({ values }) => values.length === 0)) throw incomplete('values');
  const columns = changedColumns(rule);
  if (new Set(columns).size < columns.length) throw incomplete('columns-twice');
  // Emptied, it would say of the row that its event never happened; replaced, that it happened another day.
  if (columns.includes(rule.event.column) && columns.length > 1) throw incomplete('event-emptied');
}

/** The deeds on rules. Refuse RULE_UNKNOWN, RULE_INCOMPLETE. */
export function openRules(records: SharedRecords) {
  const known = (id: string) => {
    const found = knownRules(records).find((rule) => rule.id === id);
    if (!found) throw refusal('RULE_UNKNOWN');
    return found;
  };
  const write = (id: string, fields: { rule?: RuleDraft; enabled?: boolean }) => {
    const { source, rule, enabled } = known(id);
    if (records.get(retentionRule, id)) records.change(retentionRule, id, fields);
    else records.create(retentionRule, { source, rule, enabled, ...fields }, id);
  };
  return {
    known,
    add(source: string, rule: RuleDraft) {
      check(rule);
      return { id: records.create(retentionRule, { source, rule, enabled: true }) };
    },
    change(id: string, rule: RuleDraft): void {
      check(rule);
      write(id, { rule });
    },
    setEnabled: (id: string, enabled: boolean) => write(id, { enabled }),
    remove(id: string): void {
      const { source } = known(id);
      records.together(() => {
        if (!records.get(retentionRule, id)) records.create(retentionRule, { source }, id);
        records.remove(retentionRule, id);
      });
    },
  };
}
