import type { ColumnState } from '../../preload/contract/column-encryption.ts';
import type { ColumnDoor } from '../database/ouvadmin/column-door.ts';
import type { ColumnWork } from './column-work.ts';
import { namesOf } from './names-of.ts';
import { type Look, lookAt } from './sql/look-at.ts';
import { tableFacts } from './sql/table-facts.ts';

/** What the database says of a column now, whatever the control table remembers. */
export interface Truth {
  readonly shadow: boolean;
  /** The column and its index; false where the work has none. */
  readonly blindIndex: boolean;
  readonly guard: boolean;
  /** Both fences stand. */
  readonly fenced: boolean;
  readonly clear: 'required' | 'nullable' | 'gone';
  /** The clear column is gone and the table was written anew since, so that its file holds nothing of it. */
  readonly wiped: boolean;
}

/** Looks, and changes nothing. A table that is gone has nothing. Errors are CannotReach. */
export async function truthOf(door: ColumnDoor, work: ColumnWork): Promise<Truth> {
  const facts = await tableFacts(door, work.table);
  if (!facts) return { shadow: false, blindIndex: false, guard: false, fenced: false, clear: 'gone', wiped: false };
  return truthOfLook(lookAt(facts, work));
}

export function truthOfLook(look: Look): Truth {
  const shadow = look.shadow === 'ours';
  return {
    shadow,
    blindIndex: look.blindIndex === 'ours' && look.key !== 'none',
    guard: look.guard === 'ours',
    fenced: look.fenceInsert === 'ours' && look.fenceUpdate === 'ours',
    clear: look.clear,
    wiped: shadow && look.clear === 'gone' && look.alone,
  };
}

/** Whether this truth is what the state promises; false where somebody undid by hand what was done. */
export function agrees(truth: Truth, state: ColumnState, work: ColumnWork): boolean {
  const { shadow, guard, fenced, clear } = truth;
  const indexed = namesOf(work).blindIndex === undefined || truth.blindIndex;
  switch (state) {
    // Just after a collapse, or before anything: what an interrupted expansion left is nobody's harm.
    case 'planned':
    case 'expanding':
      return clear !== 'gone' && !fenced;
    case 'backfilling':
    case 'verifying':
      return shadow && indexed && guard && !fenced && clear === 'nullable';
    case 'switched':
      return shadow && indexed && fenced && clear === 'nullable';
    case 'contracted':
      return shadow && indexed && clear === 'gone' && !guard && !fenced;
  }
}
