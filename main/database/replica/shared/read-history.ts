import type { RecordId } from '../../../sync/operation.ts';
import { compareStamps } from '../../../sync/stamp.ts';
import type { HistoryLine } from '../shared-records.ts';
import { type ChangeInRow, changesOf } from './changes-text.ts';
import type { OperationInRow } from './received-rows.ts';
import type { Shelf } from './shelf.ts';

type OwnRow = [
  device: number,
  number: number,
  time: number,
  counter: number,
  author: number,
  kind: number,
  changes: string,
];

/** Makes what tells who changed what of a record, newest first. */
export function openHistory({
  db,
  devices,
  volunteers,
  words,
  records,
  refresh,
}: Shelf): (id: RecordId) => HistoryLine[] {
  const readOwn = db
    .prepare<[number], OwnRow>('SELECT device, number, time, counter, author, kind, changes FROM own WHERE record = ?')
    .raw();
  const readReceived = db
    .prepare<[number], [device: number, operations: string]>('SELECT device, operations FROM received WHERE record = ?')
    .raw();

  function lineOf(device: number, [number, time, counter, author, kind, changes]: OperationInRow): HistoryLine {
    return {
      device: devices.textOf(device),
      number,
      author: volunteers.textOf(author),
      stamp: { time, counter },
      kind: words.textOf(kind),
      changes: changesOf(changes, words),
    };
  }

  return (id) => {
    refresh();
    const record = records.find(id)?.id ?? 0;
    const lines = [
      ...readReceived
        .all(record)
        .flatMap(([device, texts]) => (JSON.parse(texts) as OperationInRow[]).map((one) => lineOf(device, one))),
      ...readOwn
        .all(record)
        .map(([device, number, time, counter, author, kind, changes]) =>
          lineOf(device, [number, time, counter, author, kind, JSON.parse(changes) as ChangeInRow[]]),
        ),
    ];
    const once = new Map(lines.map((line) => [`${line.device} ${line.number}`, line]));
    return [...once.values()].sort((one, other) => compareStamps(other.stamp, one.stamp) || other.number - one.number);
  };
}
