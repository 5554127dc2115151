import type { PurgePreview } from '../../../preload/contract/retention.ts';
import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import type { LookedRule, Looking } from './retention-messages.ts';
import { dueDay, limitOf } from './rules/due-day.ts';
import { dayOfEvent } from './rules/event-limits.ts';
import { inFuture } from './sql/events.ts';
import { ask, type Ground, quoted } from './sql/ground.ts';
import { type Going, mayGo } from './sql/may-go.ts';
import { all, isTrue, not, type Piece, piece, raw } from './sql/piece.ts';

export interface Counted {
  readonly rows: number;
  readonly heldBack: PurgePreview['heldBack'];
  readonly oldest?: string;
  readonly newest?: string;
}

const fromTable = (ground: Ground, going: Going) => piece`FROM ${quoted(ground.dialect, going.table.name)} t`;

/** Rows that may go, and those whose time has come and that something keeps, each counted once under its first reason. */
export async function countGoing(
  door: ColumnDoor,
  ground: Ground,
  going: Going,
  signal: AbortSignal,
): Promise<Counted> {
  const cases = going.keepers.map(({ holds }, index) => piece`WHEN ${isTrue(holds)} THEN ${raw(String(index + 1))}`);
  const reason = cases.length === 0 ? raw('0') : piece`CASE ${cases.reduce((a, b) => piece`${a} ${b}`)} ELSE 0 END`;
  const inner = piece`SELECT ${reason} AS reason, ${going.event.ordered} AS happened ${fromTable(ground, going)} WHERE ${isTrue(going.due)}`;
  const rows = await ask(
    door,
    piece`SELECT reason, COUNT(*), MIN(happened), MAX(happened) FROM (${inner}) counted GROUP BY reason ORDER BY reason`,
    signal,
  );
  const day = (cell: Buffer | null | undefined) => (cell ? dayOfEvent(`${cell}`, going.event.as) : undefined);
  let counted: Counted = { rows: 0, heldBack: [] };
  for (const [index, count, first, last] of rows) {
    const keeper = going.keepers[Number(index) - 1];
    if (keeper) {
      const { because, what } = keeper;
      const before = counted.heldBack.find((one) => one.because === because && one.what === what);
      if (before) before.rows += Number(count);
      else counted.heldBack.push({ because, what, rows: Number(count) });
      continue;
    }
    const [oldest, newest] = [day(first), day(last)];
    counted = {
      ...counted,
      rows: Number(count),
      ...(oldest === undefined ? {} : { oldest }),
      ...(newest === undefined ? {} : { newest }),
    };
  }
  return counted;
}

/** The day on which the next rows fall due of those that are not due yet, and how many. */
export async function nextDue(
  door: ColumnDoor,
  ground: Ground,
  going: Going,
  { rule, time, today }: Looking,
  signal: AbortSignal,
): Promise<{ day: string; rows: number } | undefined> {
  const { event, covered } = going;
  const waiting = all([event.readable, covered, not(event.before(rule.before)), not(inFuture(event, today))]);
  const from = fromTable(ground, going);
  const [[least] = []] = await ask(door, piece`SELECT MIN(${event.ordered}) ${from} WHERE ${isTrue(waiting)}`, signal);
  const first = least ? dayOfEvent(`${least}`, event.as) : undefined;
  if (first === undefined) return undefined;
  const day = dueDay(first, time);
  const soon = all([isTrue(waiting), isTrue(event.before(limitOf(time, day)))]);
  const [[rows] = []] = await ask(door, piece`SELECT COUNT(*) ${from} WHERE ${soon}`, signal);
  return { day, rows: Number(rows) };
}

/** Rows of the rule that never go: no event, one that has not happened, or no day that can be. */
export async function countNotTold(
  door: ColumnDoor,
  ground: Ground,
  { event, covered, table }: Going,
  today: string,
  signal: AbortSignal,
): Promise<PurgePreview['notTold']> {
  const future = inFuture(event, today);
  const unreadable = all([not(event.none), not(event.readable)]);
  const sum = (one: Piece) => piece`COALESCE(SUM(CASE WHEN ${isTrue(one)} THEN 1 ELSE 0 END), 0)`;
  const from = piece`FROM ${quoted(ground.dialect, table.name)} t WHERE ${isTrue(covered)}`;
  const [[none, later, odd] = []] = await ask(
    door,
    piece`SELECT ${sum(event.none)}, ${sum(future)}, ${sum(unreadable)} ${from}`,
    signal,
  );
  return { none: Number(none), future: Number(later), unreadable: Number(odd) };
}

/** What a rule would do now and next; told as broken where its table or columns are gone. */
export async function lookAtRule(
  door: ColumnDoor,
  ground: Ground,
  looking: Looking,
  signal: AbortSignal,
): Promise<LookedRule> {
  const none = { rule: looking.rule.id, due: 0, heldBack: 0 };
  if (goneColumn(ground, looking.rule) !== undefined) return { ...none, broken: true };
  const others = looking.others.filter((rule) => goneColumn(ground, rule) === undefined);
  const going = mayGo(ground, { ...looking, others });
  const { rows, heldBack } = await countGoing(door, ground, going, signal);
  const next = await nextDue(door, ground, going, looking, signal);
  const kept = heldBack.reduce((total, one) => total + one.rows, 0);
  return { ...none, due: rows, heldBack: kept, ...(next ? { next } : {}) };
}

/** A column, or the table, that a rule names and that is not there (or not shown to us). */
export function goneColumn(ground: Ground, rule: Looking['rule']): string | undefined {
  const table = ground.tables.get(rule.table);
  if (!table) return rule.table;
  const named = [
    rule.event.column,
    ...rule.person,
    ...rule.conditions.map(({ column }) => column),
    ...(rule.deed.kind === 'delete'
      ? rule.deed.without
      : rule.deed.kind === 'empty'
        ? rule.deed.columns
        : rule.deed.columns.map(({ column }) => column)),
  ];
  return named.find((name) => !table.columns.some((column) => column.name === name));
}
