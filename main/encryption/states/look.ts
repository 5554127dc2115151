import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { ColumnWork } from '../column-work.ts';
import type { Ground, GroundColumn } from '../ground.ts';
import { namesOf } from '../names-of.ts';
import { type Look, lookAt } from '../sql/look-at.ts';
import { quote } from '../sql/quote.ts';
import { columnNamed, type TableFacts, tableFacts } from '../sql/table-facts.ts';
import { GroundMoved, Stopped } from '../stopped.ts';

/** What stands there now; GroundMoved where the table is not the one that was read, Stopped where a name is somebody else's. */
export async function lookAgain(door: ColumnDoor, ground: Ground, work: ColumnWork): Promise<Look> {
  const facts = await tableFacts(door, ground.table);
  if (!facts) throw new Stopped({ code: 'table-missing', facts: { table: ground.table } });
  const moved = differs(ground, facts);
  if (moved) throw new GroundMoved(moved);
  const look = lookAt(facts, work);
  const names = namesOf(work);
  const place = { table: ground.table, column: ground.column.name };
  for (const [standing, name] of [
    [look.shadow, names.shadow],
    [look.blindIndex, names.blindIndex],
  ] as const)
    if (standing === 'other') throw new Stopped({ code: 'name-taken', facts: { ...place, name: name ?? '' } });
  for (const kind of ['guard', 'fenceInsert', 'fenceUpdate'] as const)
    if (look[kind] === 'other')
      throw new Stopped({ code: 'trigger-taken', facts: { ...place, name: names.triggers[kind] } });
  return look;
}

/** What of the ground our statements rely on; that the clear column became nullable or is gone is our own doing. */
function differs(ground: Ground, facts: TableFacts): string | undefined {
  if (facts.engine !== ground.engine) return 'engine';
  if (facts.key.map(shape).join() !== ground.key.map(shape).join()) return 'primary-key';
  const now = columnNamed(facts.columns, ground.column.name);
  if (now && !ground.column.gone && shape(now) !== shape(ground.column)) return 'column';
  return undefined;
}

const shape = ({ name, declared, charset, collation }: GroundColumn) =>
  JSON.stringify([name, declared, charset, collation]);

/** Whether any row is so; reads until the first. */
export async function anyRow(door: ColumnDoor, ground: Ground, where: string, signal: AbortSignal): Promise<boolean> {
  const sql = `SELECT 1 FROM ${quote(ground.table, ground.server.dialect)} WHERE ${where} LIMIT 1`;
  return (await door.read(sql, [], signal)).length > 0;
}

/** Rows whose only copy is the ciphertext, in SQL. */
export function onlyCiphertext(ground: Ground, work: ColumnWork): string {
  const q = (name: string) => quote(name, ground.server.dialect);
  return `${q(ground.column.name)} IS NULL AND ${q(namesOf(work).shadow)} IS NOT NULL`;
}
