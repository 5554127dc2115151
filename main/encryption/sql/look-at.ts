import type { ColumnWork } from '../column-work.ts';
import { markOf, namesOf } from '../names-of.ts';
import { columnNamed, type TableFacts } from './table-facts.ts';

/** Nothing of this name, ours, or something of somebody else's. */
export type Standing = 'none' | 'ours' | 'other';

/** What stands of a column's work in the database. */
export interface Look {
  readonly shadow: Standing;
  /** That the clear column was NOT NULL before. */
  readonly required: boolean;
  /** That the table was written anew since the clear column went. */
  readonly alone: boolean;
  readonly blindIndex: Standing;
  readonly key: 'none' | 'plain' | 'unique';
  /** Unique indexes of ours on several columns. */
  readonly uniques: readonly string[];
  readonly guard: Standing;
  readonly fenceInsert: Standing;
  readonly fenceUpdate: Standing;
  /** The marks of our triggers, by name. */
  readonly marks: ReadonlyMap<string, string>;
  readonly clear: 'required' | 'nullable' | 'gone';
}

export function lookAt(facts: TableFacts, work: ColumnWork): Look {
  const names = namesOf(work);
  const mark = markOf(work);
  const added = (name: string | undefined): Standing => {
    const found = name === undefined ? undefined : columnNamed(facts.columns, name);
    if (!found) return 'none';
    return found.comment.startsWith(mark) ? 'ours' : 'other';
  };
  const marks = new Map<string, string>();
  const trigger = (name: string): Standing => {
    const found = facts.triggers.find((one) => one.name === name);
    if (!found) return 'none';
    const said = new RegExp(`${mark} [0-9a-f]{8}`).exec(found.body)?.[0];
    if (said) marks.set(name, said);
    return said ? 'ours' : 'other';
  };
  const memory = columnNamed(facts.columns, names.shadow)?.comment.split(' ') ?? [];
  const clear = columnNamed(facts.columns, work.column);
  const key = facts.indexes.find(({ name }) => name === names.blindIndexKey);
  return {
    shadow: added(names.shadow),
    required: memory.includes('required'),
    alone: memory.includes('alone') || (facts.server.dialect === 'sqlite' && !clear),
    blindIndex: added(names.blindIndex),
    key: key ? (key.unique ? 'unique' : 'plain') : 'none',
    uniques: facts.indexes
      .map(({ name }) => name)
      .filter((name) => names.blindIndexKey !== undefined && name.startsWith(`${names.blindIndexKey}_u`)),
    guard: trigger(names.triggers.guard),
    fenceInsert: trigger(names.triggers.fenceInsert),
    fenceUpdate: trigger(names.triggers.fenceUpdate),
    marks,
    clear: clear ? (clear.nullable ? 'nullable' : 'required') : 'gone',
  };
}
