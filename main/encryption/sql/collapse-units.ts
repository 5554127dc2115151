import type { ColumnWork } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { namesOf } from '../names-of.ts';
import { type Unit, underLock } from './expand-units.ts';
import type { Look } from './look-at.ts';
import { mysqlDefinition } from './mysql-column.ts';
import { quote } from './quote.ts';

/** What is left to take away until nothing of the work is left. `full`: no row is without a clear value, so it may be required again. */
export function collapseUnits(ground: Ground, work: ColumnWork, look: Look, full: boolean): Unit[] {
  const { dialect } = ground.server;
  const table = quote(ground.table, dialect);
  const units: Unit[] = [];
  if (look.required && look.clear === 'nullable' && full)
    units.push([
      dialect === 'sqlite'
        ? `ALTER TABLE ${table} ALTER COLUMN ${quote(ground.column.name, dialect)} SET NOT NULL`
        : `ALTER TABLE ${table} MODIFY COLUMN ${mysqlDefinition(ground.column, false)}`,
    ]);
  // Triggers first: a trigger that speaks of a column that is gone would refuse every write if we were ended in between.
  const all = [...dropTriggers(ground, work, look), ...dropAdded(ground, work, look)];
  if (all.length > 0) units.push(underLock(all, dialect === 'sqlite' ? [] : [table]));
  return units;
}

export function dropTriggers(ground: Ground, work: ColumnWork, look: Look): string[] {
  const { triggers } = namesOf(work);
  const { dialect } = ground.server;
  return (['fenceUpdate', 'fenceInsert', 'guard'] as const)
    .filter((kind) => look[kind] === 'ours')
    .map((kind) => `DROP TRIGGER ${quote(triggers[kind], dialect)}`);
}

/** Indexes of ours go by name: a server that drops a column alone leaves an index on the others, with their duplicates. */
export function dropAdded(ground: Ground, work: ColumnWork, look: Look): string[] {
  const { dialect } = ground.server;
  const q = (name: string) => quote(name, dialect);
  const names = namesOf(work);
  const table = q(ground.table);
  const indexes = [...(look.key === 'none' ? [] : [names.blindIndexKey ?? '']), ...look.uniques];
  const columns = [
    ...(look.blindIndex === 'ours' && names.blindIndex ? [names.blindIndex] : []),
    ...(look.shadow === 'ours' ? [names.shadow] : []),
  ];
  if (dialect === 'sqlite')
    return [
      ...indexes.map((name) => `DROP INDEX ${q(name)}`),
      ...columns.map((name) => `ALTER TABLE ${table} DROP COLUMN ${q(name)}`),
    ];
  const drops = [...indexes.map((name) => `DROP INDEX ${q(name)}`), ...columns.map((name) => `DROP COLUMN ${q(name)}`)];
  return drops.length > 0 ? [`ALTER TABLE ${table} ${drops.join(', ')}`] : [];
}
