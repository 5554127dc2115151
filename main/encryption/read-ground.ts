import type { Obstacle } from '../../preload/contract/column-encryption.ts';
import type { ColumnDoor } from '../database/ouvadmin/column-door.ts';
import type { ColumnWork } from './column-work.ts';
import type { Ground, GroundColumn } from './ground.ts';
import { markOf, namesOf } from './names-of.ts';
import { columnFacts } from './sql/column-facts.ts';
import { columnNamed, type TableFacts, tableFacts } from './sql/table-facts.ts';

/**
 * Reads all that plans and statements need of a column, and changes nothing; the obstacle where there is none. Handed a whole
 * work, it also finds the ground of a column that this work has dropped, by its shadow (`gone`). Errors are CannotReach.
 */
export async function readGround(
  door: ColumnDoor,
  at: { readonly table: string; readonly column: string } | ColumnWork,
): Promise<Ground | Obstacle> {
  const facts = await tableFacts(door, at.table);
  if (!facts) return { code: 'table-missing', facts: { table: at.table } };
  const column = columnNamed(facts.columns, at.column) ?? ('plan' in at ? dropped(facts, at) : undefined);
  if (!column) return { code: 'column-missing', facts: { table: facts.table, column: at.column } };
  return { ...facts, column, ...(await columnFacts(door, facts, column.name)) };
}

/** Whether it is ground, not an obstacle. */
export const isGround = (found: Ground | Obstacle): found is Ground => 'key' in found;

function dropped(facts: TableFacts, work: ColumnWork): GroundColumn | undefined {
  const shadow = columnNamed(facts.columns, namesOf(work).shadow);
  if (!shadow?.comment.startsWith(markOf(work))) return undefined;
  return { name: work.column, type: '', declared: '', nullable: true, standard: null, comment: '', gone: true };
}
