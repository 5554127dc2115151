import type { Database } from 'better-sqlite3';
import { learnOf } from '../../../sync/context.ts';
import type { Stamp } from '../../../sync/operation.ts';
import type { Ranges } from '../../../sync/ranges.ts';

/** What is had of a device. */
export interface HadOf {
  /** Folded into the cells. */
  inCells: Ranges;
  /** Kept as operations, for the history: a snapshot brings cells without them. */
  asOperations: Ranges;
  /** Who wrote the last of them. */
  author: number | null;
}

/** Who writes here, up to where it was sent, the last stamp, and what is added to this laptop's clock. */
export interface SharingRow {
  device: number;
  volunteer: number;
  sent: number;
  stamp: Stamp;
  clockOffset: number;
  /** Operations folded since a snapshot was written or read. */
  sinceSnapshot: number;
}

/**
 * The small state that every transaction reads and changes. It stands in memory, is written at the end of a transaction, and
 * is read again after one that failed.
 */
export interface Ledger {
  readonly row: SharingRow;
  /** By device, the greatest number known of: had, or known to an author of what is had. */
  readonly known: ReadonlyMap<number, number>;
  /** Grows whenever another device's part of `known` does. */
  readonly learnt: number;
  readonly devices: Iterable<number>;
  had(device: number): HadOf;
  learn(device: number, number: number): void;
  changeHad(device: number, change: Partial<HadOf>): void;
  /** Another device writes here from now on, none of whose operations is sent; of the one before, so much is known. */
  become(device: number, knownOfOld: number): void;
  read(): void;
  write(): void;
}

interface StoredRow {
  device: number;
  volunteer: number;
  sent: number;
  time: number;
  counter: number;
  clock_offset: number;
  since_snapshot: number;
}

const [cells, operations] = [0, 1];

export function openLedger(db: Database): Ledger {
  const known = new Map<number, number>();
  const had = new Map<number, HadOf>();
  const touched = new Set<number>();
  const readRow = db.prepare<[], StoredRow>('SELECT * FROM sharing');
  const readDevices = db.prepare<[], { id: number; known: number; author: number | null }>(
    'SELECT id, known, author FROM device',
  );
  const readHad = db.prepare<[], { device: number; what: number; first: number; last: number }>(
    'SELECT device, what, first, last FROM had ORDER BY device, what, first',
  );
  const writeRow = db.prepare(`UPDATE sharing SET device = @device, volunteer = @volunteer, sent = @sent, time = @time,
    counter = @counter, clock_offset = @clockOffset, since_snapshot = @sinceSnapshot`);
  const writeDevice = db.prepare('UPDATE device SET known = ?, author = ? WHERE id = ?');
  const dropHad = db.prepare('DELETE FROM had WHERE device = ?');
  const addHad = db.prepare('INSERT INTO had (device, what, first, last) VALUES (?, ?, ?, ?)');
  let row: SharingRow = readRowNow();
  let written = '';
  let learnt = 0;

  function readRowNow(): SharingRow {
    const stored = readRow.get();
    if (!stored) throw new Error('This replica has no identity yet.');
    const { time, counter, clock_offset, since_snapshot, ...rest } = stored;
    return { ...rest, stamp: { time, counter }, clockOffset: clock_offset, sinceSnapshot: since_snapshot };
  }

  function of(device: number): HadOf {
    const found = had.get(device) ?? { inCells: [], asOperations: [], author: null };
    had.set(device, found);
    return found;
  }

  function writeHad(device: number): void {
    const { inCells, asOperations, author } = of(device);
    writeDevice.run(known.get(device) ?? 0, author, device);
    dropHad.run(device);
    for (const { first, last } of inCells) addHad.run(device, cells, first, last);
    for (const { first, last } of asOperations) addHad.run(device, operations, first, last);
  }

  function read(): void {
    known.clear();
    had.clear();
    touched.clear();
    row = readRowNow();
    written = JSON.stringify(row);
    learnt += 1;
    for (const device of readDevices.iterate()) {
      known.set(device.id, device.known);
      of(device.id).author = device.author;
    }
    for (const { device, what, first, last } of readHad.iterate()) {
      const ranges = what === cells ? 'inCells' : 'asOperations';
      of(device)[ranges] = [...of(device)[ranges], { first, last }];
    }
  }

  read();
  return {
    get row() {
      return row;
    },
    known,
    get learnt() {
      return learnt;
    },
    get devices() {
      return had.keys();
    },
    had: of,
    learn(device, number) {
      if (!learnOf(known, device, number)) return;
      touched.add(device);
      if (device !== row.device) learnt += 1;
    },
    changeHad(device, change) {
      Object.assign(of(device), change);
      touched.add(device);
    },
    become(device, knownOfOld) {
      known.set(row.device, knownOfOld);
      touched.add(row.device);
      Object.assign(row, { device, sent: 0 });
      learnt += 1;
    },
    read,
    write() {
      for (const device of touched) writeHad(device);
      touched.clear();
      const now = JSON.stringify(row);
      if (now === written) return;
      writeRow.run({ ...row, ...row.stamp });
      written = now;
    },
  };
}
