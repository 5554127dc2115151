import type { ColumnWork } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { namesOf } from '../names-of.ts';
import { addedColumns, addedDefinition, commentOf } from './added-columns.ts';
import { dropTriggers } from './collapse-units.ts';
import { type Unit, underLock } from './expand-units.ts';
import type { Look } from './look-at.ts';
import { quote } from './quote.ts';

/** The fences and the clear column go together, nobody writing in between. */
export function dropClearUnit(ground: Ground, work: ColumnWork, look: Look): Unit {
  const { dialect } = ground.server;
  const q = (name: string) => quote(name, dialect);
  const table = q(ground.table);
  const column = q(ground.column.name);
  const triggers = dropTriggers(ground, work, look);
  const through = ground.indexes.filter(({ columns }) => columns.includes(ground.column.name));
  if (dialect === 'sqlite')
    return [
      ...triggers,
      ...through.map(({ name }) => `DROP INDEX ${q(name)}`),
      `ALTER TABLE ${table} DROP COLUMN ${column}`,
    ];
  // A unique index on several columns would go on with the others, and find duplicates there.
  const unique = through.filter(({ unique, columns }) => unique && columns.length > 1);
  const drops = [...unique.map(({ name }) => `DROP INDEX ${q(name)}`), `DROP COLUMN ${column}`];
  return underLock([...triggers, `ALTER TABLE ${table} ${drops.join(', ')}`], [table]);
}

/**
 * The table is written anew into another file, because a dropped column stays in the old one; readers and writers go on
 * meanwhile. The same statement shows the columns and notes in the shadow's comment that it was done.
 */
export function rewriteUnit(ground: Ground, work: ColumnWork): Unit {
  const { shadow } = namesOf(work);
  const shown = addedColumns(ground, work).map((added) => {
    const memory = added.name === shadow ? (['alone'] as const) : [];
    return `MODIFY COLUMN ${addedDefinition(added, ground.server, commentOf(work, ...memory), false)}`;
  });
  return [`ALTER TABLE ${quote(ground.table, ground.server.dialect)} ${shown.join(', ')}, FORCE`];
}
