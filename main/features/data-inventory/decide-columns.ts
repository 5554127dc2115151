import { setImmediate as turn } from 'node:timers/promises';
import type { DataCategory } from '../../../preload/contract/data-inventory.ts';
import type { KeptList } from '../../database/replica/shared/kept-list.ts';
import { refusal } from '../../shared/refusal.ts';
import type { DataInventoryDeps } from './deps.ts';
import { columnId, inventoryColumn } from './kinds.ts';
import type { InventoryStore } from './store.ts';
import type { Decision } from './view-columns.ts';

export interface Choice {
  readonly ids: readonly string[];
  readonly state: 'kept' | 'dismissed' | 'proposed';
  readonly category?: DataCategory | undefined;
}

interface Deciding extends Pick<DataInventoryDeps, 'records' | 'clock' | 'author'> {
  readonly store: InventoryStore;
  readonly decisions: KeptList<Decision['fields']>;
}

/** Decisions written at a time: other work has its turn between. */
const slice = 100;

/**
 * Decides of columns; what is decided so already is not written again. Refuses COLUMN_UNKNOWN, and CATEGORY_MISSING where one
 * shall be kept in which nothing was recognised and no category is said; nothing is written then.
 */
export async function decideColumns(deciding: Deciding, source: string, { ids, state, category }: Choice) {
  const { records, store, decisions, clock, author } = deciding;
  const places = placesOf(deciding, source);
  const now = { at: clock().toISOString(), by: author() };
  const edits = ids.map((id) => {
    const place = places.get(id);
    if (!place) throw refusal('COLUMN_UNKNOWN');
    const found = store.one(source, place.table, place.column);
    const before = records.get(inventoryColumn, id);
    const known = category ?? (before?.fields.category || undefined) ?? found?.category;
    if (state === 'kept' && known === undefined) throw refusal('CATEGORY_MISSING');
    const fields = { ...place, type: found?.type ?? before?.fields.type ?? '', state, category: known ?? '' };
    return { id, before, fields };
  });
  const changed = edits.filter(
    ({ before, fields }) =>
      before?.fields.state !== fields.state ||
      before.fields.category !== fields.category ||
      before.fields.type !== fields.type,
  );
  for (let from = 0; from < changed.length; from += slice) {
    if (from > 0) await turn();
    records.together(() => {
      for (const { id, before, fields } of changed.slice(from, from + slice)) {
        if (before) records.change(inventoryColumn, id, { ...fields, ...now });
        else records.create(inventoryColumn, { ...fields, ...now, source }, id);
      }
    });
    decisions.forget();
  }
  return { changed: changed.length };
}

/** Where each id leads: a column that was seen, or one of which somebody decided. */
function placesOf({ store, decisions }: Deciding, source: string) {
  const places = new Map(
    store.names(source).map(([table, column]) => [columnId(source, table, column), { table, column }] as const),
  );
  for (const { id, fields } of decisions.list())
    if (fields.source === source) places.set(id, { table: fields.table, column: fields.column });
  return places;
}
