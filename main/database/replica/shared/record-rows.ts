import type { Database } from 'better-sqlite3';
import type { RecordId } from '../../../sync/operation.ts';
import { compareStamps } from '../../../sync/stamp.ts';
import type { Mark } from './cells.ts';
import type { Names } from './names.ts';

const mostRemembered = 5_000;

/** A record as its row says: its kind and creation are those of the earliest operation had of it. Numbers as in the rows. */
export interface RecordRow {
  readonly id: number;
  readonly uuid: RecordId;
  readonly kind: number;
  readonly version: number;
  readonly time: number;
  readonly counter: number;
  readonly device: number;
  readonly author: number;
}

/** What the row of a record takes from an operation. */
type Mention = Pick<Mark, 'stamp' | 'device' | 'author'>;

export interface RecordRows {
  find(uuid: RecordId): RecordRow | undefined;
  /** The number of the record an operation is about; its row becomes what all operations together say, in any order. */
  mention(uuid: RecordId, kind: number, version: number, mark: Mention): number;
  forget(): void;
}

const columns = 'id, uuid, kind, version, time, counter, device, author';

export function openRecordRows(db: Database, devices: Names): RecordRows {
  const remembered = new Map<RecordId, RecordRow>();
  const read = db.prepare<[RecordId], RecordRow>(`SELECT ${columns} FROM record WHERE uuid = ?`);
  const add = db.prepare(`INSERT INTO record (uuid, kind, version, time, counter, device, author)
    VALUES (@uuid, @kind, @version, @time, @counter, @device, @author)`);
  const change = db.prepare(`UPDATE record SET kind = @kind, version = @version, time = @time, counter = @counter,
    device = @device, author = @author WHERE id = @id`);

  function remember(row: RecordRow): RecordRow {
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(row.uuid, row);
    return row;
  }

  function find(uuid: RecordId): RecordRow | undefined {
    const known = remembered.get(uuid);
    if (known) return known;
    const row = read.get(uuid);
    return row && remember(row);
  }

  function create(uuid: RecordId, kind: number, version: number, { stamp, device, author }: Mention): number {
    const { time, counter } = stamp;
    const row = { uuid, kind, version, time, counter, device, author };
    return remember({ id: Number(add.run(row).lastInsertRowid), ...row }).id;
  }

  function isEarlier({ stamp, device }: Mention, row: RecordRow): boolean {
    const order = compareStamps(stamp, row);
    return order < 0 || (order === 0 && devices.textOf(device) < devices.textOf(row.device));
  }

  return {
    find,
    mention(uuid, kind, version, mark) {
      const row = find(uuid);
      if (!row) return create(uuid, kind, version, mark);
      const greatest = Math.max(version, row.version);
      const { stamp, device, author } = mark;
      if (isEarlier(mark, row)) change.run(remember({ ...row, kind, version: greatest, ...stamp, device, author }));
      else if (version > row.version) change.run(remember({ ...row, version }));
      return row.id;
    },
    forget: () => remembered.clear(),
  };
}
