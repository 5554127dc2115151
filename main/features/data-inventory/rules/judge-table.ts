import type { DataCategory } from '../../../../preload/contract/data-inventory.ts';
import type { Table } from '../../../../preload/contract/schema-mapping.ts';
import { spell, spellColumnNames } from '../../../shared/spell-names.ts';
import { type Judgement, judgeColumn, type SeenColumn } from './judge-column.ts';
import type { ValueProfile } from './profile-values.ts';
import { type About, aboutTable } from './table-words.ts';

export interface JudgedColumn extends SeenColumn {
  readonly judgement: Judgement | undefined;
}

/** What can only be a person's: two such columns, and the table is about people whatever it is called. */
const strong: ReadonlySet<DataCategory> = new Set([
  'name',
  'email',
  'telephone',
  'birth-date',
  'civil-status',
  'national-id',
  'clear-password',
  'password-hash',
]);

/**
 * Judges each column of a table. `spelledTable`: its name without what all tables of the database share. `profiles`: by
 * column; none where the table could not be read.
 */
export function judgeTable(
  table: Pick<Table, 'columns' | 'primaryKey'>,
  spelledTable: string,
  profiles: ReadonlyMap<string, ValueProfile> | undefined,
): JudgedColumn[] {
  const names = spellColumnNames(table.columns.map(({ name }) => name));
  const seen = table.columns.map(
    ({ name, type }): SeenColumn => ({
      ...{ name, type },
      spelled: names.get(name) ?? spell(name),
      whole: spell(name),
      profile: profiles?.get(name),
    }),
  );
  const judge = (about: About): JudgedColumn[] =>
    seen.map((column) => ({
      ...column,
      judgement: judgeColumn(column, about, table.primaryKey.includes(column.name)),
    }));
  const about = aboutTable(spelledTable);
  const first = judge(about);
  if (about === 'people') return first;
  const sure = first.filter(
    ({ judgement }) => judgement && strong.has(judgement.category) && judgement.confidence >= 0.75,
  );
  return new Set(sure.map(({ judgement }) => judgement?.category)).size >= 2 ? judge('people') : first;
}
