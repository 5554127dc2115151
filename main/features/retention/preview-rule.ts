import type { PurgePreview } from '../../../preload/contract/retention.ts';
import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import { countGoing, countNotTold, goneColumn, nextDue } from './look-at-rule.ts';
import type { Looking } from './retention-messages.ts';
import { masked } from './rules/mask.ts';
import { ask, type Ground, quoted, readGround } from './sql/ground.ts';
import { lackingRights, type Reached } from './sql/lacking-rights.ts';
import { type Going, mayGo, referringTo } from './sql/may-go.ts';
import { join, piece, raw } from './sql/piece.ts';
import { joined, type Path, pathsFrom } from './sql/rows-with.ts';
import { statementsOf } from './statements-of.ts';
import { changedColumns } from './work.ts';

export type Found = Omit<PurgePreview, 'id' | 'at'>;

const sampleRows = 5;
const sampleColumns = 6;

/** What the purge of a rule would do now; or the name of the column that it misses. Reads only. */
export async function previewRule(door: ColumnDoor, looking: Looking, signal: AbortSignal): Promise<Found | string> {
  const { rule, today } = looking;
  const ground = await readGround(door);
  const deleting = rule.deed.kind === 'delete';
  const paths = deleting && ground.tables.has(rule.table) ? pathsFrom(ground, rule.table) : [];
  const lacking = await lackingRights(door, rule, reachedBy(ground, looking, paths));
  const nothing: Found = {
    ...{ ruleId: rule.id, before: rule.before, rows: 0, heldBack: [], withThem: [], statements: [], lacking },
    notTold: { none: 0, future: 0, unreadable: 0 },
    sample: { columns: [], rows: [] },
  };
  const gone = goneColumn(ground, rule);
  // What one may not read is not shown to us either.
  if (gone !== undefined) return lacking.length > 0 ? nothing : gone;
  const others = looking.others.filter((other) => goneColumn(ground, other) === undefined);
  const work = { ...looking, others };
  const obstacle = obstacleOf(ground, looking);
  if (obstacle) return { ...nothing, ...obstacle };
  if (lacking.some((grant) => grant.startsWith('GRANT SELECT ON'))) return nothing;
  const going = mayGo(ground, work);
  const counted = await countGoing(door, ground, going, signal);
  const next = await nextDue(door, ground, going, looking, signal);
  const withThem: PurgePreview['withThem'] = [];
  for (const path of paths) {
    const last = path.steps.at(-1);
    const from = joined(ground, going.table.name, path);
    const [[count] = []] = await ask(door, piece`SELECT COUNT(*) ${from} WHERE ${going.goes}`, signal);
    const how = last?.onDelete === 'set-null' ? 'set-null' : 'cascade';
    if (Number(count) > 0) withThem.push({ table: last?.from ?? '', rows: Number(count), how });
  }
  return {
    ...nothing,
    ...counted,
    withThem,
    notTold: await countNotTold(door, ground, going, today, signal),
    ...(next ? { next } : {}),
    sample: await sampleOf(door, ground, going, looking, signal),
    statements: await statementsOf(door, ground, going, work, paths.length > 0),
  };
}

function reachedBy(ground: Ground, { rule }: Looking, paths: readonly Path[]): Reached {
  const last = paths.flatMap(({ steps }) => steps.at(-1) ?? []);
  const table = ground.tables.get(rule.table);
  return {
    deleted: [...new Set(last.flatMap(({ from, onDelete }) => (from && onDelete === 'cascade' ? [from] : [])))],
    unlinked: last.flatMap(({ from, columns, onDelete }) => {
      return from && onDelete === 'set-null' ? [{ table: from, columns }] : [];
    }),
    touched: table?.columns.filter(({ onUpdate }) => onUpdate).map(({ name }) => name) ?? [],
  };
}

/** Why a rule cannot be run as the table is. */
function obstacleOf(ground: Ground, { rule }: Looking): Pick<PurgePreview, 'obstacle' | 'obstacleColumn'> | undefined {
  const table = ground.tables.get(rule.table);
  if (!table) return undefined;
  if (table.view) return { obstacle: 'is-view' };
  if (!table.transactional) return { obstacle: 'no-transactions' };
  if (table.key.length === 0) return { obstacle: 'no-primary-key' };
  const elsewhere = ground.foreignKeys.some(({ to, from }) => to === rule.table && from === undefined);
  if (rule.deed.kind === 'delete') return elsewhere ? { obstacle: 'referred-to' } : undefined;
  for (const name of changedColumns(rule)) {
    const column = table.columns.find((one) => one.name === name);
    if (table.key.includes(name)) return { obstacle: 'in-primary-key', obstacleColumn: name };
    if (column?.generated) return { obstacle: 'generated', obstacleColumn: name };
    if (rule.deed.kind === 'empty' && column && !column.nullable)
      return { obstacle: 'not-nullable', obstacleColumn: name };
    if (referringTo(ground, rule.table).some(({ refers }) => refers.includes(name)))
      return { obstacle: 'referred-to', obstacleColumn: name };
  }
  return undefined;
}

/** A few rows that would go: their key half hidden, their event, and of the rest only whether there is anything. */
async function sampleOf(door: ColumnDoor, ground: Ground, going: Going, { rule }: Looking, signal: AbortSignal) {
  const named = [...going.table.key, rule.event.column, ...rule.conditions.map(({ column }) => column)];
  const others = rule.deed.kind === 'delete' ? going.table.columns.map(({ name }) => name) : changedColumns(rule);
  const columns = [...new Set([...named, ...others])].slice(0, sampleColumns);
  const list = join(
    columns.map((name) => piece`t.${quoted(ground.dialect, name)}`),
    ', ',
  );
  const rows = await ask(
    door,
    piece`SELECT ${list} FROM ${quoted(ground.dialect, going.table.name)} t WHERE ${going.goes}
      ORDER BY ${going.event.ordered} LIMIT ${raw(String(sampleRows))}`,
    signal,
  );
  const shown = (name: string, cell: Buffer | null | undefined): string | null => {
    const value = cell === null || cell === undefined ? null : `${cell}`;
    if (value === null || name === rule.event.column) return value;
    // What the rule itself asks for is known already.
    if (rule.conditions.some(({ column, values }) => column === name && values.includes(value))) return value;
    return masked(value, going.table.key.includes(name) ? 'key' : 'value');
  };
  return { columns, rows: rows.map((row) => columns.map((name, at) => shown(name, row[at]))) };
}
