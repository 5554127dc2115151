import type { HoldDraft, LegalHold } from '../../../preload/contract/retention.ts';
import { parisDay } from '../../shared/paris-day.ts';
import { refusal } from '../../shared/refusal.ts';
import type { RetentionDeps } from './deps.ts';
import { legalHold } from './kinds.ts';
import { alikeKey } from './rules/hold-keys.ts';

export interface StandingHolds {
  /** Keys of persons, as alikeKey makes them. */
  readonly persons: readonly string[];
  readonly rules: ReadonlySet<string>;
}

/** Legal holds: while one stands nothing of what it is about goes, whatever any clock says. */
export function openHolds({
  records,
  clock,
  author,
  team,
  enter,
}: Pick<RetentionDeps, 'records' | 'clock' | 'author' | 'team' | 'enter'>) {
  const today = () => parisDay(clock());
  const list = (source: string) => records.list(legalHold).filter(({ fields }) => fields.source === source);
  const isStanding = ({ hold, lifted }: { hold: HoldDraft | null; lifted: unknown }) =>
    hold !== null && lifted === null && (hold.until === undefined || hold.until >= today());

  return {
    standing(source: string): StandingHolds {
      const holds = list(source).flatMap(({ fields }) => (isStanding(fields) && fields.hold ? [fields.hold.on] : []));
      return {
        persons: [...new Set(holds.flatMap((on) => (on.kind === 'person' ? on.keys.map(alikeKey) : [])))].sort(),
        rules: new Set(holds.flatMap((on) => (on.kind === 'rule' ? [on.ruleId] : []))),
      };
    },
    /** Newest first. */
    shown: (source: string): LegalHold[] =>
      list(source)
        .flatMap(({ id, fields, createdBy }): LegalHold[] => {
          const { hold, lifted } = fields;
          if (!hold) return [];
          const state = lifted ? 'lifted' : isStanding(fields) ? 'standing' : 'over';
          const by = team.nameOf(createdBy) ?? fields.by;
          return [{ ...hold, id, by, at: fields.at, state, ...(lifted ? { lifted } : {}) }];
        })
        .reverse(),
    add(source: string, hold: HoldDraft, rule: string | undefined): { id: string } {
      return records.together(() => {
        const id = records.create(legalHold, { source, hold, by: author(), at: clock().toISOString() });
        // Who it is about stands in the hold and not in the register.
        enter({
          what: 'legal-hold',
          subject: rule ?? source,
          facts: { held: hold.reason, ...(hold.until ? { until: hold.until } : {}) },
        });
        return { id };
      });
    },
    /** Refuses HOLD_UNKNOWN. */
    lift(id: string, reason: string, ruleOf: (id: string) => string | undefined): void {
      const record = records.get(legalHold, id);
      const hold = record?.fields.hold;
      if (!record || !hold || record.fields.lifted) throw refusal('HOLD_UNKNOWN');
      records.together(() => {
        records.change(legalHold, id, { lifted: { by: author(), at: clock().toISOString(), reason } });
        const subject = (hold.on.kind === 'rule' ? ruleOf(hold.on.ruleId) : undefined) ?? record.fields.source;
        enter({ what: 'legal-hold', subject, facts: { lifted: reason } });
      });
    },
  };
}
export type Holds = ReturnType<typeof openHolds>;
