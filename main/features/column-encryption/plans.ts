import type { Plan, Treatment } from '../../../preload/contract/column-encryption.ts';
import { keptList } from '../../database/replica/shared/kept-list.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import type { ColumnWork } from '../../encryption/column-work.ts';
import { columnPlan } from './kinds.ts';
import type { Known } from './known-store.ts';
import { planId } from './plan-id.ts';
import type { Seen } from './seen.ts';

/** A plan with what its database was last seen to say of it. */
export interface ColumnPlan {
  readonly id: string;
  readonly source: string;
  readonly table: string;
  readonly column: string;
  readonly treatment: Treatment;
  /** The name that came with it, and who wrote it, where it is shared. */
  readonly by: string;
  readonly author: string | undefined;
  readonly at: string;
  readonly known: Known | undefined;
}

export type Plans = ReturnType<typeof openPlans>;

/** Plans as volunteers share them, and as the databases know them: those of a column that is at work stand in both. */
export function openPlans(records: SharedRecords, seen: Pick<Seen, 'of' | 'sourceOf'>) {
  const kept = keptList(records, columnPlan);

  function shared(source: string): ColumnPlan[] {
    return kept.list().flatMap(({ id, fields, createdBy }): ColumnPlan[] => {
      const { table, column, treatment, by, at } = fields;
      if (fields.source !== source || !treatment || id !== planId(source, table, column)) return [];
      return [{ id, source, table, column, treatment, by, author: createdBy, at, known: undefined }];
    });
  }

  /** All plans of a database, by table and column. */
  function of(source: string): ColumnPlan[] {
    const known = new Map(seen.of(source).rows.map((row) => [row.plan, row]));
    // A laptop that calls the same server by another name has other ids: what the database says counts.
    const taken = new Map([...known.values()].map(({ table, column, plan }) => [place({ table, column }), plan]));
    const planned = shared(source)
      .filter((plan) => (taken.get(place(plan)) ?? plan.id) === plan.id)
      .map((plan) => joined(plan, known.get(plan.id)));
    const mine = new Set(planned.map(({ id }) => id));
    const others = [...known.values()].filter(({ plan }) => !mine.has(plan)).map((row) => fromThere(source, row));
    return [...planned, ...others].sort((a, b) => (place(a) < place(b) ? -1 : 1));
  }

  return {
    of,
    get(id: string): ColumnPlan | undefined {
      const source = records.get(columnPlan, id)?.fields.source ?? seen.sourceOf(id);
      return source === undefined ? undefined : of(source).find((plan) => plan.id === id);
    },
    /** Every database that somebody planned anything for. */
    sources: () => [...new Set(kept.list().map(({ fields }) => fields.source))],
    write(source: string, table: string, column: string, treatment: Treatment, by: string, at: string): string {
      const id = planId(source, table, column);
      records.create(columnPlan, { source, table, column, treatment, by, at }, id);
      kept.forget();
      return id;
    },
    remove(id: string): void {
      if (records.get(columnPlan, id)) records.remove(columnPlan, id);
      kept.forget();
    },
  };
}

const place = ({ table, column }: Pick<ColumnPlan, 'table' | 'column'>) => `${table}\n${column}`;

/** What is at work is what the database says, whatever was planned since. */
function joined(plan: ColumnPlan, known: Known | undefined): ColumnPlan {
  if (!known) return plan;
  return { ...plan, known, treatment: known.state === 'planned' ? plan.treatment : known.treatment };
}

/** Planned on a laptop whose edits have not come here yet, or by somebody who has no team. */
function fromThere(source: string, known: Known): ColumnPlan {
  const { plan, table, column, treatment, since } = known;
  return { id: plan, source, table, column, treatment, by: '', author: undefined, at: since, known };
}

/** The work on a column; undefined for a plan that changes none. */
export function workOf({ id, table, column, treatment }: Omit<ColumnPlan, 'known'>): ColumnWork | undefined {
  if (treatment.kind !== 'encrypt' && treatment.kind !== 'hash') return undefined;
  return { plan: id, table, column, treatment };
}

export const stateOf = ({ known }: Pick<ColumnPlan, 'known'>): Plan['state'] => known?.state ?? 'planned';
