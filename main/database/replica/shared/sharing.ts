import type { DeviceId, Operation, VolunteerId } from '../../../sync/operation.ts';
import type { Range } from '../../../sync/ranges.ts';
import type { SharedRecords } from '../shared-records.ts';

/** All of a replica that is shared: what features read and write (`records`), and what sync carries (the rest). */
export interface Sharing {
  readonly records: SharedRecords;
  readonly identity: Identity;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly snapshots: Snapshots;
  /** Whoever follows the news ends. The database stays open. */
  close(): void;
}

/** Who writes on this laptop. Made when a replica is first opened. */
export interface Identity {
  /** Another one after becomeAnotherDevice: ask again, do not keep it. */
  device(): DeviceId;
  readonly volunteer: VolunteerId;
  /** Milliseconds added to this laptop's clock to date edits; kept. Edits made already keep their date. */
  clockOffset(): number;
  correctClock(offset: number): void;
  /**
   * For a vault that was copied: a new device id, under which what was not sent yet is numbered anew from 1. What was sent
   * stays the old device's, whose later operations are received like anybody's.
   */
  becomeAnotherDevice(): DeviceId;
}

/** What this laptop wrote. */
export interface Outbox {
  /** How many operations the journal is not known to hold. */
  unsentCount(): number;
  /** The first of them in order, at most `most`. */
  unsent(most: number): Operation[];
  /** Those numbered `first` to `last` of this device, sent or not: the journal lost them. */
  operations(first: number, last: number): Operation[];
  /** The journal holds everything up to `last`. A smaller number than before changes nothing. */
  markSent(last: number): void;
}

/** What is had of one device. `upTo`: everything from 1 to it (0: nothing). */
export interface Had {
  readonly device: DeviceId;
  readonly upTo: number;
  /** The last number that is had, gaps before it or not. What comes after it was never seen here. */
  readonly last: number;
  /** Ranges missing before the last that is had or that somebody knew: ask for them again. */
  readonly gaps: readonly Range[];
}

export interface Received {
  /** Operations that were not had before. */
  readonly operations: number;
  /** Who dated an edit further ahead of now than clocks may differ, and by how many milliseconds at most. */
  readonly ahead: readonly { readonly author: VolunteerId; readonly milliseconds: number }[];
}

/** A batch in a format of a newer application: opened, not decoded. */
export interface KeptBatch {
  readonly device: DeviceId;
  readonly first: number;
  readonly last: number;
  readonly bytes: Uint8Array;
}

/** What others wrote. */
export interface Inbox {
  /** This device too (a restored vault may lack what it once sent). Batches kept for later count as had. */
  had(): Had[];
  /** Who wrote the last operation that is had of a device: a name to call it by. */
  authorOf(device: DeviceId): VolunteerId | undefined;
  /** Ranges whose effect came with a snapshot while their operations, the history, did not. */
  missingHistory(): { readonly device: DeviceId; readonly ranges: readonly Range[] }[];
  /**
   * Folds operations in, in short transactions between which the thread is given back. Give them in the order of their
   * numbers for each device. What is had already changes nothing; a call that is cut off loses nothing and may be repeated.
   */
  receive(operations: readonly Operation[], signal?: AbortSignal): Promise<Received>;
  /** Keeps a batch that only a newer application can read. */
  keep(batch: KeptBatch): void;
  /** Receives those of the kept batches that `decode` can read now; it throws NewerFormat for the others. Call once at start. */
  receiveKept(decode: (bytes: Uint8Array, batch: KeptBatch) => Operation[], signal?: AbortSignal): Promise<Received>;
}

/** A copy of all shared state, in parts of about 1 MB each, not encrypted yet. */
export interface Snapshots {
  /** Reads part after part; edits made meanwhile are in it or not, which harms nothing. */
  write(signal?: AbortSignal): AsyncGenerator<Uint8Array, void, void>;
  /** Folds all parts in, in order; the replica may hold edits already. Cut off, it is to be called again from the first part. Throws NewerFormat, Damaged. */
  read(parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, signal?: AbortSignal): Promise<void>;
  /** Operations folded since a snapshot was written or read here last: whether a new one is worth writing. */
  operationsSince(): number;
}
