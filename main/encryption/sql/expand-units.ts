import type { ColumnWork } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { namesOf } from '../names-of.ts';
import { addedColumns, addedDefinition, commentOf } from './added-columns.ts';
import type { Look } from './look-at.ts';
import { mysqlDefinition } from './mysql-column.ts';
import { quote } from './quote.ts';
import type { TriggerText } from './trigger-texts.ts';
import { triggersOf } from './triggers-of.ts';

/** Statements that belong together on one connection; in SQLite one transaction. */
export type Unit = readonly string[];

/** What lacks until the column is expanded, in order: columns, index, guard, and the clear column made nullable. */
export function expandUnits(ground: Ground, work: ColumnWork, look: Look): Unit[] {
  const { dialect } = ground.server;
  const q = (name: string) => quote(name, dialect);
  const table = q(ground.table);
  const names = namesOf(work);
  const standing = new Map([
    [names.shadow, look.shadow],
    [names.blindIndex, look.blindIndex],
  ]);
  const lacking = addedColumns(ground, work).filter(({ name }) => standing.get(name) === 'none');
  const units: Unit[] = [];
  if (lacking.length > 0) {
    const definitions = lacking.map((added) => {
      const memory = added.name === names.shadow && look.clear === 'required' ? (['required'] as const) : [];
      return `ADD COLUMN ${addedDefinition(added, ground.server, commentOf(work, ...memory), true)}`;
    });
    // SQLite adds one at a time.
    units.push(
      dialect === 'sqlite'
        ? definitions.map((definition) => `ALTER TABLE ${table} ${definition}`)
        : [`ALTER TABLE ${table} ${definitions.join(', ')}`],
    );
  }
  if (names.blindIndex && names.blindIndexKey && look.key === 'none')
    units.push([`CREATE INDEX ${q(names.blindIndexKey)} ON ${table} (${q(names.blindIndex)})`]);
  const guard = placed(triggersOf(ground, work).guard, look, dialect === 'sqlite' ? [] : [table]);
  if (guard.length > 0) units.push(guard);
  if (look.clear === 'required')
    units.push([
      dialect === 'sqlite'
        ? `ALTER TABLE ${table} ALTER COLUMN ${q(ground.column.name)} DROP NOT NULL`
        : `ALTER TABLE ${table} MODIFY COLUMN ${mysqlDefinition(ground.column, true)}`,
    ]);
  return units;
}

/** A trigger that lacks is made, one with another text is made anew, with nobody writing in between. */
export function placed(text: TriggerText, look: Look, locked: readonly string[], before?: string): Unit {
  const said = look.marks.get(text.name);
  if (said === text.mark) return [];
  if (said === undefined) return [text.create(before)];
  const anew = [`DROP TRIGGER ${quote(text.name, locked.length > 0 ? 'mysql' : 'sqlite')}`, text.create(before)];
  return underLock(anew, locked);
}

/** MySQL's DDL is no transaction: a lock keeps others away from the table from the first statement to the last. */
export function underLock(statements: Unit, [table]: readonly string[]): Unit {
  return table === undefined ? statements : [`LOCK TABLES ${table} WRITE`, ...statements, 'UNLOCK TABLES'];
}
