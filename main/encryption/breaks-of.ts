import type { Break } from '../../preload/contract/column-encryption.ts';
import type { ColumnWork } from './column-work.ts';
import type { Ground } from './ground.ts';

const texts = /char|text|clob/i;

/** What stops working in Ouvadmin once the column is switched, as far as the database can tell. */
export function breaksOf(ground: Ground, work: ColumnWork): Break[] {
  const { column, indexes, views, routines } = ground;
  const { treatment } = work;
  const searched = treatment.kind === 'encrypt' && treatment.index !== 'none';
  const text = texts.test(column.type);
  const through = indexes.filter(({ columns }) => columns.includes(column.name));
  const found: Break[] = [
    ...(text ? [{ code: 'like' as const, what: '' }] : []),
    { code: 'order-by', what: '' },
    ...(text ? [] : [{ code: 'range' as const, what: '' }]),
    { code: 'join', what: '' },
    // A blind index knows one way of writing for each value; without it nothing compares at all.
    ...(text && !searched ? [{ code: 'case' as const, what: '' }] : []),
    { code: 'length', what: '' },
  ];
  for (const { name, unique } of through) found.push({ code: unique && !searched ? 'unique' : 'index', what: name });
  for (const name of views) found.push({ code: 'view', what: name });
  for (const name of routines) found.push({ code: 'routine', what: name });
  return found;
}
