import type { z } from 'zod';
import type { DataCategory, InventoryColumn } from '../../../preload/contract/data-inventory.ts';
import { dataCategories } from '../../../preload/contract/data-inventory.ts';
import type { SharedRecord } from '../../database/replica/shared-records.ts';
import { columnId, type inventoryColumn } from './kinds.ts';
import { proposeTreatment } from './rules/propose-treatment.ts';
import type { StoredColumn } from './store.ts';

export type Decision = SharedRecord<z.output<typeof inventoryColumn.fields>>;

interface Around {
  /** Whether this laptop has scanned the database to its end, and what it has seen there, as "table column". */
  readonly scanned: boolean;
  readonly seen: ReadonlySet<string>;
  readonly nameOf: (volunteer: string) => string | undefined;
  /** The names of the activities that use a column. */
  readonly activities: (id: string) => readonly string[];
}

/** The category of a decision; undefined for one that a newer application knows and this one does not. */
export const categoryOf = (text: string): DataCategory | undefined => dataCategories.find((one) => one === text);

/** A column as the screen shows it: what was found, what was decided, or both. */
export function viewColumn(
  source: string,
  found: StoredColumn | undefined,
  decision: Decision | undefined,
  around: Around,
): InventoryColumn | undefined {
  const table = found?.table ?? decision?.fields.table;
  const column = found?.column ?? decision?.fields.column;
  if (table === undefined || column === undefined) return undefined;
  const id = decision?.id ?? columnId(source, table, column);
  const state = stateOf(found, decision);
  const chosen = state === 'kept' ? categoryOf(decision?.fields.category ?? '') : undefined;
  const category = chosen ?? found?.category ?? categoryOf(decision?.fields.category ?? '');
  const type = found?.type ?? decision?.fields.type ?? '';
  const typeWas = typeBefore(found, decision);
  const inKey = found?.because.some(({ kind }) => kind === 'key') ?? false;
  return {
    ...{ id, table, column, type, state },
    rows: found?.rows ?? 0,
    ...(category ? { category } : {}),
    ...(found?.category && found.category !== category ? { recognised: found.category } : {}),
    confidence: found?.confidence ?? 0,
    because: [...(found?.because ?? [])],
    sample: [...(found?.sample ?? [])],
    ...(category ? { proposedTreatment: proposeTreatment(category, type, inKey) } : {}),
    change: changeOf(found, decision, around, typeWas),
    ...(typeWas === undefined ? {} : { typeWas }),
    ...decidedOf(decision, around),
    activities: [...around.activities(id)],
    inConflict: [...(decision?.inConflict ?? [])],
  };
}

function stateOf(found: StoredColumn | undefined, decision: Decision | undefined): InventoryColumn['state'] {
  const decided = decision?.fields.state;
  if (decided === 'kept' || decided === 'dismissed') return decided;
  return found?.category ? 'proposed' : 'nothing';
}

/** The type that was there when the column was reviewed, or at the scan before, where it is another now. */
function typeBefore(found: StoredColumn | undefined, decision: Decision | undefined): string | undefined {
  if (!found) return undefined;
  const reviewed = decision && decision.fields.state !== 'proposed' ? decision.fields.type : undefined;
  if (reviewed) return reviewed === found.type ? undefined : reviewed;
  return found.typeWas;
}

function changeOf(
  found: StoredColumn | undefined,
  decision: Decision | undefined,
  { scanned, seen }: Around,
  typeWas: string | undefined,
): InventoryColumn['change'] {
  if (found) return typeWas === undefined ? (found.change === 'new' ? 'new' : 'same') : 'type-changed';
  if (!decision || !scanned) return 'unseen';
  return seen.has(`${decision.fields.table} ${decision.fields.column}`) ? 'same' : 'gone';
}

function decidedOf(decision: Decision | undefined, { nameOf }: Around) {
  if (!decision || decision.fields.state === 'proposed') return {};
  const decidedBy = nameOf(decision.changedBy) ?? decision.fields.by;
  return { decidedBy, ...(decision.fields.at ? { decidedAt: decision.fields.at } : {}) };
}
