import type { PurgePreview } from '../../../preload/contract/retention.ts';
import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import { type Ground, quoted } from './sql/ground.ts';
import { type Going, mayGo } from './sql/may-go.ts';
import { join, type Piece, piece, raw, shownSql } from './sql/piece.ts';
import { createPurgedTable, hasPurgedTable, purgedTable } from './sql/purged-table.ts';
import { forUpdate, oneOf, readRows, rowWay } from './sql/read-rows.ts';
import type { PurgeWork } from './work.ts';

/** The statements of a purge as they will be run, with the key of one row; who is under a hold is not told. */
export async function statementsOf(
  door: ColumnDoor,
  ground: Ground,
  going: Going,
  work: PurgeWork,
  takesOthers: boolean,
): Promise<PurgePreview['statements']> {
  const { rule } = work;
  const { dialect } = ground;
  const table = quoted(dialect, going.table.name);
  const t = raw('t');
  const own = rowWay(ground, going.table, t);
  const hidden = mayGo(ground, { ...work, persons: work.persons.length > 0 ? ['…'] : [] });
  const [example] = await readRows(door, { ...own, cells: [] }, [], piece`FROM ${table} t WHERE ${going.goes} LIMIT 1`);
  if (!example) return [];
  const one = (alias: Piece) => oneOf(ground, own, alias, [example.key]);
  const purge =
    rule.deed.kind === 'delete' ? piece`DELETE FROM ${table} WHERE ${one(table)}` : updateOf(ground, work, one(table));
  const statements: PurgePreview['statements'] = [];
  const add = (what: PurgePreview['statements'][number]['what'], sql: Piece) =>
    statements.push({ what, sql: shownSql(sql) });
  if (!(await hasPurgedTable(door))) add('journal', createPurgedTable(dialect));
  add(
    'read',
    piece`SELECT ${rule.deed.kind === 'delete' ? raw('*') : columnsOf(ground, going)} FROM ${table} t
WHERE ${one(t)}
  AND ${hidden.goes} ${forUpdate(ground)}`,
  );
  add(
    'keep',
    raw(`INSERT INTO ${quoted(dialect, purgedTable).sql} (run, of_table, kind, level, digest, event, sealed, purge_after)
VALUES ('…', '${going.table.name.replaceAll("'", "''")}', '${rule.deed.kind === 'delete' ? 'row' : 'cells'}', 0, '…', '…', …, '…')${takesOthers ? ', …' : ''}`),
  );
  add('purge', purge);
  return statements;
}

const columnsOf = ({ dialect }: Ground, { columns }: Going) =>
  join(
    columns.map(({ column }) => piece`t.${quoted(dialect, column)}`),
    ', ',
  );

function updateOf({ dialect }: Ground, { rule: { deed, table } }: PurgeWork, where: Piece): Piece {
  if (deed.kind === 'delete') return raw('');
  const sets =
    deed.kind === 'empty'
      ? deed.columns.map((column) => piece`${quoted(dialect, column)} = NULL`)
      : deed.columns.map(({ column, value }) => piece`${quoted(dialect, column)} = ${value}`);
  return piece`UPDATE ${quoted(dialect, table)} SET ${join(sets, ', ')} WHERE ${where}`;
}
