import type { Condition, HeldBack } from '../../../../preload/contract/retention.ts';
import { changedColumns, type PurgeWork, type RuleWork } from '../work.ts';
import { type EventWay, eventWay } from './events.ts';
import { type ForeignKey, type Ground, quoted, type TableFact } from './ground.ts';
import { all, any, isTrue, not, type Piece, piece, raw } from './piece.ts';

/** A column that the rule changes, and whether it may for a row. */
export interface ColumnGoing {
  readonly column: string;
  readonly may: Piece;
}

/** One reason for which a row stays, in the order in which they are told. */
export interface Keeper {
  readonly because: HeldBack['because'];
  readonly what: string;
  readonly holds: Piece;
}

/** What a rule says of the rows of its table, which goes by the name `t`. */
export interface Going {
  readonly table: TableFact;
  readonly event: EventWay;
  /** Whose conditions are met, whatever their time. */
  readonly covered: Piece;
  /** Whose time has come and who have something to lose. */
  readonly due: Piece;
  readonly keepers: readonly Keeper[];
  /** Due, and kept by nothing. */
  readonly goes: Piece;
  readonly columns: readonly ColumnGoing[];
}

const t = raw('t');

/**
 * All that decides whether a row goes, in one expression that the preview counts by and that the purge asks again at the moment
 * of deletion. A column or a table that is not there throws: the caller has looked before.
 */
export function mayGo(ground: Ground, { rule, others, persons }: PurgeWork): Going {
  const table = tableOf(ground, rule.table);
  const sight = openSight(ground, [rule, ...others], persons);
  const event = sight.event(rule, t);
  const same = others.filter((other) => other.table === rule.table);
  const needed = changedColumns(rule).map((column) => ({ column, needs: sight.needs(rule, column, t) }));
  const columns = needed.map(({ column, needs }) => ({
    column,
    may: all([
      isTrue(needs),
      not(any(same.filter((one) => keepsColumn(one, column)).map((one) => sight.keeps(one, t)))),
    ]),
  }));
  const deleting = rule.deed.kind === 'delete';
  const keyed = table.key.map((column) => piece`${sight.column(t, column)} IS NOT NULL`);
  const covered = all([...rule.conditions.map((condition) => sight.condition(condition, t)), ...keyed]);
  const due = all([
    event.before(rule.before),
    covered,
    ...(deleting ? [] : [any(needed.map(({ needs }) => isTrue(needs)))]),
  ]);
  const keepers: Keeper[] = [];
  if (rule.held) keepers.push({ because: 'rule-hold', what: '', holds: raw('(1 = 1)') });
  else if (persons.length > 0 && sight.persons(rule.table).length === 0)
    keepers.push({ because: 'person-not-told', what: '', holds: raw('(1 = 1)') });
  if (persons.length > 0) keepers.push({ because: 'person-hold', what: '', holds: sight.personHeld(rule.table, t) });
  const longer = (one: RuleWork, holds: Piece): Keeper => ({ because: 'longer-clock', what: one.name, holds });
  if (deleting) {
    for (const one of same) keepers.push(longer(one, sight.keeps(one, t)));
    for (const key of referringTo(ground, rule.table)) {
      const what = key.from ?? '';
      if (key.onDelete === 'restrict') keepers.push({ because: 'referenced', what, holds: sight.refers(key, t, 1) });
      else keepers.push({ because: 'would-take-kept-rows', what, holds: sight.takesKept(key, t, 1, [rule.table]) });
    }
  } else {
    const all_ = not(any(columns.map(({ may }) => may)));
    const names = same.filter((one) => changedColumns(rule).some((column) => keepsColumn(one, column)));
    for (const one of names) keepers.push(longer(one, all([all_, sight.keeps(one, t)])));
    keepers.push({ because: 'longer-clock', what: '', holds: all_ });
  }
  const goes = all([isTrue(due), not(any(keepers.map(({ holds }) => isTrue(holds))))]);
  return { table, event, covered, due, keepers, goes, columns };
}

/** Foreign keys to a table, those of other databases left out. */
export function referringTo({ foreignKeys }: Ground, table: string): ForeignKey[] {
  return foreignKeys.filter(({ to, from }) => to === table && from !== undefined);
}

/** Whether a rule, as long as its time has not come, keeps a column from another rule that would empty it. */
function keepsColumn({ deed }: RuleWork, column: string): boolean {
  if (deed.kind === 'delete') return !deed.without.includes(column);
  return changedColumns({ deed }).includes(column);
}

export function tableOf({ tables }: Ground, name: string): TableFact {
  const table = tables.get(name);
  if (!table) throw new Error('A rule is about a table that is not there.');
  return table;
}

/** What rules say of the rows of any table, under any name. */
function openSight(ground: Ground, rules: readonly RuleWork[], persons: readonly string[]) {
  const { dialect } = ground;
  const column = (alias: Piece, name: string) => piece`${alias}.${quoted(dialect, name)}`;

  function event(rule: RuleWork, alias: Piece): EventWay {
    const fact = tableOf(ground, rule.table).columns.find(({ name }) => name === rule.event.column);
    if (!fact) throw new Error('A rule is about a column that is not there.');
    return eventWay(dialect, column(alias, fact.name), fact, rule.event.as);
  }

  function condition({ column: name, test, values }: Condition, alias: Piece): Piece {
    const one = column(alias, name);
    const text = dialect === 'sqlite' ? piece`CAST(${one} AS TEXT)` : piece`CAST(${one} AS CHAR)`;
    if (test === 'empty') return piece`(${one} IS NULL OR ${text} = '')`;
    if (test === 'filled') return piece`(${one} IS NOT NULL AND ${text} <> '')`;
    const terms = values.map((value) => piece`${value}`);
    const list = terms.reduce((before, term) => piece`${before}, ${term}`);
    return piece`${one} ${raw(test === 'is' ? 'IN' : 'NOT IN')} (${list})`;
  }

  /** Whether a column of a row still holds what the rule would take. */
  function needs({ deed }: RuleWork, name: string, alias: Piece): Piece {
    const one = column(alias, name);
    const neutral = deed.kind === 'replace' ? deed.columns.find((given) => given.column === name) : undefined;
    if (!neutral) return piece`${one} IS NOT NULL`;
    return piece`(${one} IS NOT NULL AND ${one} <> ${neutral.value})`;
  }

  /** Whether a rule covers a row and its time has not come, or is not known. */
  function keeps(rule: RuleWork, alias: Piece): Piece {
    const met = rule.conditions.map((one) => isTrue(condition(one, alias)));
    const has = changedColumns(rule).map((name) => isTrue(needs(rule, name, alias)));
    const over = rule.held ? raw('(1 = 0)') : event(rule, alias).before(rule.before);
    return all([...met, ...(has.length > 0 ? [any(has)] : []), not(over)]);
  }

  const personsOf = (table: string) => [
    ...new Set(rules.filter((rule) => rule.table === table).flatMap(({ person }) => person)),
  ];

  function personHeld(table: string, alias: Piece): Piece {
    if (persons.length === 0) return raw('(1 = 0)');
    const list = persons.map((key) => piece`${key}`).reduce((before, term) => piece`${before}, ${term}`);
    return any(
      personsOf(table).map((name) => {
        const one = column(alias, name);
        return dialect === 'sqlite'
          ? piece`LTRIM(TRIM(LOWER(CAST(${one} AS TEXT))), '0') IN (${list})`
          : piece`TRIM(LEADING '0' FROM TRIM(CONVERT(${one} USING utf8mb4))) COLLATE utf8mb4_unicode_ci IN (${list})`;
      }),
    );
  }

  const child = (depth: number) => raw(`c${depth}`);

  function exists(key: ForeignKey, parent: Piece, depth: number, and: readonly Piece[]): Piece {
    const alias = child(depth);
    const match = key.columns.map(
      (name, at) => piece`${column(alias, name)} = ${column(parent, key.refers[at] ?? '')}`,
    );
    const from = quoted(dialect, key.from ?? '');
    return piece`EXISTS (SELECT 1 FROM ${from} ${alias} WHERE ${all([...match, ...and])})`;
  }

  const refers = (key: ForeignKey, parent: Piece, depth: number) => exists(key, parent, depth, []);

  /** Whether what the database would delete or unlink with a row is kept by a hold, by a rule, or by what refers to it. */
  function takesKept(key: ForeignKey, parent: Piece, depth: number, path: readonly string[]): Piece {
    const table = key.from ?? '';
    const fact = tableOf(ground, table);
    // Round in a circle nothing ends, and a row without a key could not be put back: what has such rows stays.
    if (path.includes(table) || path.length > 4 || fact.key.length === 0 || !fact.transactional)
      return refers(key, parent, depth);
    const alias = child(depth);
    const kept = [
      isTrue(personHeld(table, alias)),
      ...rules.filter((rule) => rule.table === table).map((rule) => isTrue(keeps(rule, alias))),
    ];
    if (key.onDelete === 'cascade')
      for (const next of referringTo(ground, table)) {
        if (next.onDelete === 'restrict') kept.push(refers(next, alias, depth + 1));
        else kept.push(takesKept(next, alias, depth + 1, [...path, table]));
      }
    return exists(key, parent, depth, [any(kept)]);
  }

  return { column, event, condition, needs, keeps, persons: personsOf, personHeld, refers, takesKept };
}
