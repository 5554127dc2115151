import type { ColumnWork } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { namesOf } from '../names-of.ts';

/** A unique index of ours that takes over from one on the clear column. */
export interface UniqueKey {
  readonly name: string;
  /** The blind index in the place of the column. */
  readonly columns: readonly string[];
}

/** What keeps values single once they are encrypted; nothing where the column is in no unique index or has no blind index. */
export function uniqueKeys(ground: Ground, work: ColumnWork): UniqueKey[] {
  const { blindIndex, blindIndexKey } = namesOf(work);
  if (!blindIndex || !blindIndexKey) return [];
  const { name } = ground.column;
  const unique = ground.indexes.filter((index) => index.unique && index.columns.includes(name));
  const single = unique.some(({ columns }) => columns.length === 1);
  const several = unique.filter(({ columns }) => columns.length > 1);
  return [
    ...(single ? [{ name: blindIndexKey, columns: [blindIndex] }] : []),
    ...several.map(({ columns }, at) => ({
      name: `${blindIndexKey}_u${at + 1}`,
      columns: columns.map((column) => (column === name ? blindIndex : column)),
    })),
  ];
}
