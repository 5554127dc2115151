import { parseValue } from '../../../sync/value.ts';
import type { Conflict, SharedRecords } from '../shared-records.ts';
import type { Head } from './cells.ts';
import type { Shelf } from './shelf.ts';

interface Row {
  readonly record: number;
  readonly field: number;
  readonly uuid: string;
  readonly kind: number;
}

type ReadConflicts = Pick<SharedRecords, 'conflicts' | 'conflictCount'>;

/** The fields that people have to choose a value of, and how many there are. */
export function openConflicts({ db, cells, devices, volunteers, words, refresh }: Shelf): ReadConflicts {
  // INDEXED BY: the index holds conflicts only; without it every cell would be read.
  const read = db.prepare<[], Row>(`
    SELECT cell.record, cell.field, record.uuid, record.kind FROM cell INDEXED BY cell_conflict
      JOIN record ON record.id = cell.record WHERE cell.rivalry = 2 ORDER BY cell.record, cell.field`);
  const count = db.prepare<[], number>('SELECT count(*) FROM cell INDEXED BY cell_conflict WHERE rivalry = 2').pluck();

  function rivalOf({ value, stamp, author, device }: Head): Conflict['rivals'][number] {
    return { value: parseValue(value), stamp, author: volunteers.textOf(author), device: devices.textOf(device) };
  }

  return {
    conflicts() {
      refresh();
      return read.all().map(({ record, field, uuid, kind }) => ({
        record: uuid,
        kind: words.textOf(kind),
        field: words.textOf(field),
        rivals: cells.heads(record, field, '').map(rivalOf),
      }));
    },
    conflictCount: () => count.get() ?? 0,
  };
}
