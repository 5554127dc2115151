import type { Database } from 'better-sqlite3';
import type { RecordId, Stamp } from '../../../sync/operation.ts';
import { compareStamps } from '../../../sync/stamp.ts';
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

/** What an operation says of its record. */
export interface Mention {
  readonly kind: number;
  readonly version: number;
  readonly stamp: Stamp;
  readonly device: number;
  readonly author: number;
}

export interface RecordRows {
  find(uuid: RecordId): RecordRow | undefined;
  /** The number of the record an operation is about; its row becomes what all operations together say, in any order. */
  mention(uuid: RecordId, mention: Mention): number;
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

  function create(uuid: RecordId, { stamp, ...said }: Mention): number {
    const { kind, version, device, author } = said;
    const row = { uuid, kind, version, device, author, ...stamp };
    return remember({ id: Number(add.run(row).lastInsertRowid), ...row }).id;
  }

  function update(row: RecordRow, { stamp, ...said }: Mention, earlier: boolean): void {
    const version = Math.max(row.version, said.version);
    change.run(remember(earlier ? { ...row, ...said, ...stamp, version } : { ...row, version }));
  }

  function isEarlier(mention: Mention, row: RecordRow): boolean {
    const order = compareStamps(mention.stamp, row);
    return order < 0 || (order === 0 && devices.textOf(mention.device) < devices.textOf(row.device));
  }

  return {
    find,
    mention(uuid, mention) {
      const row = find(uuid);
      if (!row) return create(uuid, mention);
      const earlier = isEarlier(mention, row);
      if (earlier || mention.version > row.version) update(row, mention, earlier);
      return row.id;
    },
    forget: () => remembered.clear(),
  };
}
