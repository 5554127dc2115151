import type { Obstacle } from '../../preload/contract/column-encryption.ts';
import type { ColumnWork } from './column-work.ts';
import type { Ground } from './ground.ts';
import { namesOf } from './names-of.ts';
import { addedColumns } from './sql/added-columns.ts';
import { type Look, lookAt, type Standing } from './sql/look-at.ts';
import { columnBytes, longestRow } from './sql/row-bytes.ts';
import { columnNamed } from './sql/table-facts.ts';
import { isSupported, isSupportedKey } from './supported-types.ts';

/** Everything that closes the way for this work, of what can be seen beforehand; empty where it is open. */
export function obstaclesOf(ground: Ground, work: ColumnWork): Obstacle[] {
  const found: Obstacle[] = [];
  const { table, column } = ground;
  const say = (code: Obstacle['code'], facts: Record<string, string> = {}) =>
    found.push({ code, facts: { table, column: column.name, ...facts } });
  if (ground.isView) return [{ code: 'is-view', facts: { table, column: column.name } }];
  ofTable(ground, say);
  if (!column.gone) ofColumn(ground, say);
  ofNames(ground, work, say);
  return found;
}

type Say = (code: Obstacle['code'], facts?: Record<string, string>) => void;

function ofTable({ server: { dialect }, engine, key, readOnly }: Ground, say: Say): void {
  if (dialect !== 'sqlite' && engine.toLowerCase() !== 'innodb') say('not-innodb', { engine });
  if (key.length === 0) say('no-primary-key');
  for (const part of key) {
    if (!isSupportedKey(part, dialect)) say('type-not-supported', { column: part.name, type: part.declared });
  }
  if (readOnly) say('server-read-only');
}

function ofColumn({ server: { dialect }, column, key, ...ground }: Ground, say: Say): void {
  if (key.some(({ name }) => name === column.name)) say('in-primary-key');
  if (ground.generated) say('generated');
  for (const name of ground.generatedFromIt) say('generated-from-it', { name });
  for (const name of ground.foreignKeys) say('foreign-key', { name });
  for (const name of ground.referencedBy) say('referenced', { name });
  for (const name of ground.checks) say('check-constraint', { name });
  // SQLite drops no column that UNIQUE stands behind in the declaration of the table; an index of its own it does.
  const declared =
    dialect === 'sqlite' ? ground.indexes.filter(({ name }) => name.startsWith('sqlite_autoindex_')) : [];
  for (const { name, columns } of declared) if (columns.includes(column.name)) say('check-constraint', { name });
  if (!ground.generated && !isSupported(column, dialect)) say('type-not-supported', { type: column.declared });
}

function ofNames(ground: Ground, work: ColumnWork, say: Say): void {
  const names = namesOf(work);
  const look = lookAt(ground, work);
  const taken = (standing: Standing, name: string | undefined) => {
    if (standing === 'other') say('name-taken', { name: name ?? '' });
  };
  taken(look.shadow, names.shadow);
  taken(look.blindIndex, names.blindIndex);
  const index = ground.indexes.find(({ name }) => name === names.blindIndexKey);
  if (index && !index.columns.includes(names.blindIndex ?? '')) say('name-taken', { name: index.name });
  for (const kind of ['guard', 'fenceInsert', 'fenceUpdate'] as const)
    if (look[kind] === 'other') say('trigger-taken', { name: names.triggers[kind] });
  const bytes = addedBytes(ground, work, look);
  if (ground.rowBytes !== undefined && ground.rowBytes + bytes > longestRow)
    say('row-too-long', { bytes: `${ground.rowBytes + bytes}`, longest: `${longestRow}` });
}

function addedBytes(ground: Ground, work: ColumnWork, look: Look): number {
  if (look.shadow === 'ours') return 0;
  return addedColumns(ground, work)
    .filter(({ name }) => !columnNamed(ground.columns, name))
    .reduce((sum, { declared }) => {
      const type = /^\w+/.exec(declared)?.[0].toLowerCase() ?? '';
      return sum + columnBytes({ type, declared }) + 1;
    }, 0);
}
