import { type System, systems } from '../../../../preload/contract/common.ts';
import type { Proposal, Role, Table } from '../../../../preload/contract/schema-mapping.ts';
import { spell } from '../../../shared/spell-names.ts';
import { nameScore, spellColumns, systemScore } from './column-words.ts';
import type { ColumnProfile } from './profile-column.ts';
import { type Score, type Seen, scoreColumn } from './score-column.ts';

/** Profiles by column name, of the tables that were read. */
export type Profiles = ReadonlyMap<string, ReadonlyMap<string, ColumnProfile>>;

interface Candidate {
  readonly system: System;
  readonly table: Table;
  readonly columns: readonly Seen[];
  readonly password: Seen;
  readonly value: number;
}

const least = 0.4;
const specific: readonly System[] = ['ftp', 'database', 'mailbox'];
const exclusive: readonly Role[] = ['passwordChangedOn', 'mustChange', 'lastLogin', 'status', 'name'];

/** The tables whose content is worth a look: those that name a password, or, if none does, those named after a system. */
export function worthReading(tables: readonly Table[]): Table[] {
  const named = tables.filter((table) =>
    [...spellColumns(table).values()].some((name) => nameScore('password', name) >= 0.5),
  );
  if (named.length > 0) return named;
  return tables.filter(({ name }) => systems.some((system) => systemScore(system, spell(name)) > 0));
}

/** At most one proposal a system: its table, which column plays which role, how sure and why. Empty if nothing looks like accounts. */
export function proposeMapping(tables: readonly Table[], profiles: Profiles): Proposal[] {
  const candidates = tables.flatMap((table) => candidatesOf(table, profiles));
  return systems.flatMap((system) => {
    const [best] = candidates
      .filter((candidate) => candidate.system === system)
      .sort((one, other) => other.value - one.value || other.table.rows - one.table.rows);
    return best ? [complete(best)] : [];
  });
}

function candidatesOf(table: Table, profiles: Profiles): Candidate[] {
  const names = spellColumns(table);
  const columns = table.columns.map((column) => ({
    column,
    name: names.get(column.name) ?? spell(column.name),
    profile: profiles.get(table.name)?.get(column.name),
  }));
  return columns.flatMap((password) => {
    const { system, score } = systemOf(table, password.name);
    const sure = scoreColumn('password', system, password).score;
    if (sure < least) return [];
    // A table without a key can be neither paged nor audited: proposed only where nothing else is.
    const keyed = table.primaryKey.length > 0 ? 1 : 0.5;
    return [{ system, table, columns, password, value: (0.6 * sure + 0.4 * score) * keyed }];
  });
}

/** The password column may name the system of its own ("mdp_ftp"); else the table does; else it is an account, with little reason. */
function systemOf(table: Table, password: string): { system: System; score: number } {
  const name = spell(table.name);
  const best = (spelled: string) =>
    specific
      .map((system) => ({ system, score: systemScore(system, spelled) }))
      .sort((one, other) => other.score - one.score)[0];
  const byTable = best(name);
  if (byTable && byTable.score >= 0.8) return byTable;
  const byColumn = best(password);
  if (byColumn && byColumn.score >= 0.9) return { ...byColumn, score: byColumn.score * 0.8 };
  return { system: 'account', score: Math.max(0.2, systemScore('account', name)) };
}

function complete({ system, table, columns, password }: Candidate): Proposal {
  const chosen: Partial<Record<Role, string>> = {};
  const confidence: Proposal['confidence'] = {};
  const choose = (role: Role, { column }: Seen, { score, because }: Score) => {
    chosen[role] = column.name;
    confidence[role] = { score, because: [...because] };
  };
  const id = idOf(table, columns, system);
  if (id) choose('id', id.seen, id.score);
  choose('password', password, scoreColumn('password', system, password));

  // Login and e-mail may be one column, and the identifier too: a mailbox is known by its address.
  for (const role of ['login', 'email'] as const) {
    const [best] = ranked(role, system, columns, new Set([password.column.name]));
    if (best) choose(role, best.seen, best.score);
  }
  const taken = new Set(Object.values(chosen));
  const pairs = exclusive
    .flatMap((role) => ranked(role, system, columns, taken).map((pair) => ({ role, ...pair })))
    .sort((one, other) => other.score.score - one.score.score);
  for (const { role, seen, score } of pairs) {
    if (chosen[role] !== undefined || taken.has(seen.column.name)) continue;
    taken.add(seen.column.name);
    choose(role, seen, score);
  }
  return { mapping: { system, table: table.name, columns: chosen, storage: 'auto' }, confidence };
}

function ranked(role: Role, system: System, columns: readonly Seen[], taken: ReadonlySet<string>) {
  return columns
    .filter(({ column }) => !taken.has(column.name))
    .map((seen) => ({ seen, score: scoreColumn(role, system, seen) }))
    .filter(({ score }) => score.score >= least)
    .sort((one, other) => other.score.score - one.score.score);
}

/** The primary key, or of a composed one its column with the best name; without a key the column named as one. */
function idOf(table: Table, columns: readonly Seen[], system: System): { seen: Seen; score: Score } | undefined {
  const [best] = columns
    .map((seen) => ({ seen, score: scoreColumn('id', system, seen), key: table.primaryKey.includes(seen.column.name) }))
    .sort((one, other) => Number(other.key) - Number(one.key) || other.score.score - one.score.score);
  if (!best) return undefined;
  const { seen, score, key } = best;
  if (!key) return score.score >= least ? { seen, score } : undefined;
  const alone = table.primaryKey.length === 1;
  return { seen, score: { score: alone ? 0.98 : 0.6, because: ['key', ...score.because] } };
}
