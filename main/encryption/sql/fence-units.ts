import type { ColumnWork } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { namesOf } from '../names-of.ts';
import { dropTriggers } from './collapse-units.ts';
import { placed, type Unit } from './expand-units.ts';
import type { Look } from './look-at.ts';
import { quote } from './quote.ts';
import { triggersOf } from './triggers-of.ts';
import { uniqueKeys } from './unique-keys.ts';

/** Unique indexes take over first, then the fences stand, and only then the guard goes: at no instant is neither there. */
export function fenceUnits(ground: Ground, work: ColumnWork, look: Look): Unit[] {
  const { dialect } = ground.server;
  const { fenceInsert, fenceUpdate } = triggersOf(ground, work);
  const guard = dropTriggers(ground, work, { ...look, fenceInsert: 'none', fenceUpdate: 'none' });
  if (dialect === 'sqlite') {
    const all = [...placed(fenceInsert, look, []), ...placed(fenceUpdate, look, []), ...guard];
    return [...makeUnique(ground, work, look), ...(all.length > 0 ? [all] : [])];
  }
  const locked = [quote(ground.table, dialect)];
  // The fence looks at a row before the guard does: it would otherwise take what the guard empties for a deletion.
  const before = look.guard === 'ours' ? namesOf(work).triggers.guard : undefined;
  const units = [placed(fenceInsert, look, locked), placed(fenceUpdate, look, locked, before), guard];
  return [...makeUnique(ground, work, look), ...units.filter((unit) => unit.length > 0)];
}

export function unfenceUnits(ground: Ground, work: ColumnWork, look: Look): Unit[] {
  const { dialect } = ground.server;
  const fences = dropTriggers(ground, work, { ...look, guard: 'none' });
  const { guard } = triggersOf(ground, work);
  if (dialect === 'sqlite') {
    const all = [...fences, ...placed(guard, look, [])];
    return [...(all.length > 0 ? [all] : []), ...makePlain(ground, work, look)];
  }
  const units = [placed(guard, look, [quote(ground.table, dialect)]), ...fences.map((drop) => [drop])];
  return [...units.filter((unit) => unit.length > 0), ...makePlain(ground, work, look)];
}

function makeUnique(ground: Ground, work: ColumnWork, look: Look): Unit[] {
  const { dialect } = ground.server;
  const q = (name: string) => quote(name, dialect);
  const { blindIndexKey } = namesOf(work);
  return uniqueKeys(ground, work)
    .filter(({ name }) => (name === blindIndexKey ? look.key !== 'unique' : !look.uniques.includes(name)))
    .map(({ name, columns }) => {
      const replaces = name === blindIndexKey && look.key === 'plain';
      return makeIndex(ground, name, `UNIQUE INDEX ${q(name)}`, columns, replaces);
    });
}

/** Old programs store clear values again, by the rule of the clear column: what their normalised form holds twice is theirs. */
function makePlain(ground: Ground, work: ColumnWork, look: Look): Unit[] {
  const { blindIndex, blindIndexKey } = namesOf(work);
  const { dialect } = ground.server;
  const drop = (name: string) =>
    dialect === 'sqlite'
      ? `DROP INDEX ${quote(name, dialect)}`
      : `ALTER TABLE ${quote(ground.table, dialect)} DROP INDEX ${quote(name, dialect)}`;
  const several = look.uniques.map((name) => [drop(name)]);
  if (look.key !== 'unique' || !blindIndex || !blindIndexKey) return several;
  return [...several, makeIndex(ground, blindIndexKey, `INDEX ${quote(blindIndexKey, dialect)}`, [blindIndex], true)];
}

/** In the place of the one of that name, in one statement or one transaction. */
function makeIndex(ground: Ground, name: string, kind: string, columns: readonly string[], replaces: boolean): Unit {
  const { dialect } = ground.server;
  const q = (of: string) => quote(of, dialect);
  const table = q(ground.table);
  const list = columns.map(q).join(', ');
  if (dialect === 'sqlite')
    return [...(replaces ? [`DROP INDEX ${q(name)}`] : []), `CREATE ${kind} ON ${table} (${list})`];
  return [`ALTER TABLE ${table} ${replaces ? `DROP INDEX ${q(name)}, ` : ''}ADD ${kind} (${list})`];
}
