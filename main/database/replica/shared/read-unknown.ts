import type { SharedRecords } from '../shared-records.ts';
import type { Shelf } from './shelf.ts';

/** Makes what counts the records that a newer application wrote and this one cannot show whole. */
export function openUnknown({ db, words, refresh }: Shelf): SharedRecords['unknown'] {
  const read = db.prepare<[], { kind: number; version: number; records: number }>(
    'SELECT kind, version, count(*) AS records FROM record GROUP BY kind, version',
  );
  return (known) => {
    refresh();
    const versions = new Map(known.map(({ name, version }) => [name, version]));
    return read
      .all()
      .map(({ kind, version, records }) => ({ kind: words.textOf(kind), version, records }))
      .filter(({ kind, version }) => version > (versions.get(kind) ?? 0));
  };
}
