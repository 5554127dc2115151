import type { RecordId } from '../../../sync/operation.ts';
import type { HistoryLine } from '../shared-records.ts';
import type { OperationRow } from './operation-rows.ts';
import type { Shelf } from './shelf.ts';

/** Makes what tells who changed what of a record, newest first. */
export function openHistory({
  db,
  devices,
  volunteers,
  words,
  operations,
  refresh,
}: Shelf): (id: RecordId) => HistoryLine[] {
  const read = db.prepare<[RecordId], OperationRow>(`
    SELECT * FROM operation WHERE record = (SELECT id FROM record WHERE uuid = ?) ORDER BY time DESC, counter DESC, id DESC`);
  return (id) => {
    refresh();
    return read.all(id).map(({ device, number, author, time, counter, kind, changes }) => ({
      device: devices.textOf(device),
      number,
      author: volunteers.textOf(author),
      stamp: { time, counter },
      kind: words.textOf(kind),
      changes: operations.changesOf(changes),
    }));
  };
}
