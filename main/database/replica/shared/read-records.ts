import type { RecordId } from '../../../sync/operation.ts';
import { parseValue } from '../../../sync/value.ts';
import { rivalries } from './cells.ts';
import type { WholeRecord } from './shape-record.ts';
import type { Shelf } from './shelf.ts';

export interface ReadRecords {
  /** Of that kind; deleted or not. */
  one(kind: string, id: RecordId): WholeRecord | undefined;
  /** All of that kind, deleted or not, oldest first. */
  all(kind: string): WholeRecord[];
  /** Their ids alone. */
  ids(kind: string): RecordId[];
}

/** A record beside one of its cells, or beside nulls where it has none. */
type Row = [
  ...record: [id: number, uuid: string, version: number, time: number, author: number],
  ...cell: [field: number | null, element: string, value: string, time: number, counter: number, author: number],
  rivalry: number,
];

const joined = `
  SELECT record.id, record.uuid, record.version, record.time, record.author, cell.field, cell.element, cell.value, cell.time,
    cell.counter, cell.author, cell.rivalry
  FROM record LEFT JOIN cell ON cell.record = record.id`;

export function openReadRecords({ db, words, volunteers, refresh }: Shelf): ReadRecords {
  const ofOne = db
    .prepare<[string, string], Row>(
      `${joined} WHERE record.uuid = ? AND record.kind = (SELECT id FROM word WHERE word = ?)`,
    )
    .raw();
  const ofAll = db
    .prepare<[string], Row>(
      `${joined} WHERE record.kind = (SELECT id FROM word WHERE word = ?) ORDER BY record.time, record.counter, record.uuid`,
    )
    .raw();

  const idsOfAll = db
    .prepare<[string], string>(
      'SELECT uuid FROM record WHERE kind = (SELECT id FROM word WHERE word = ?) ORDER BY time, counter, uuid',
    )
    .pluck();

  function cellsOf(rows: readonly Row[]): WholeRecord['cells'] {
    return rows.flatMap(([, , , , , field, element, value, time, counter, author, rivalry]) =>
      field === null
        ? []
        : {
            field: words.textOf(field),
            element,
            value: parseValue(value),
            stamp: { time, counter },
            author: volunteers.textOf(author),
            inConflict: rivalry === rivalries.conflict,
          },
    );
  }

  function wholeOf(rows: readonly [Row, ...Row[]]): WholeRecord {
    const [[, id, version, createdAt, author]] = rows;
    return { id, version, createdAt, createdBy: volunteers.textOf(author), cells: cellsOf(rows) };
  }

  return {
    one(kind, id) {
      refresh();
      const [first, ...others] = ofOne.all(id, kind);
      return first && wholeOf([first, ...others]);
    },
    ids(kind) {
      refresh();
      return idsOfAll.all(kind);
    },
    all(kind) {
      refresh();
      const found: WholeRecord[] = [];
      let rows: [Row, ...Row[]] | undefined;
      for (const row of ofAll.iterate(kind)) {
        if (rows?.[0][0] === row[0]) rows.push(row);
        else {
          if (rows) found.push(wholeOf(rows));
          rows = [row];
        }
      }
      if (rows) found.push(wholeOf(rows));
      return found;
    },
  };
}
