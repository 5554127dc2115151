import type { DeviceId } from '../../sync/operation.ts';

/** Operations `first` to `last` of one device, encrypted under the team's key of an epoch; a row of the journal. */
export interface SealedBatch {
  readonly device: DeviceId;
  readonly first: number;
  readonly last: number;
  readonly epoch: number;
  readonly sealed: Uint8Array;
}

/** Operations of a device a reader wants: those numbered after `after`, up to `upTo` where a gap is being filled. */
export interface Wanted {
  readonly device: DeviceId;
  readonly after: number;
  readonly upTo?: number;
}

/** What the journal holds of one device. A range that was missing need be asked for again only when `rows` has grown. */
export interface Head {
  readonly device: DeviceId;
  readonly last: number;
  readonly rows: number;
}

/** What the journal says of its clock and of this laptop when it is contacted. */
export interface Contact {
  /** Milliseconds to add to this laptop's clock to have the store's, by halving the round trip (Cristian 1989); off by at most `uncertainty`. */
  readonly clockOffset: number;
  readonly uncertainty: number;
  /** Another laptop has spoken under this device's id since we last did: a vault was copied. Nothing was changed. */
  readonly twin: boolean;
  /**
   * The last number the journal holds of this device, 0 if none. Where it is more than is known to be sent, a push was cut
   * before its answer came (read these rows back and mark them sent), or, if they hold other operations than ours, the
   * vault was copied.
   */
  readonly ownLast: number;
  /** All devices that wrote, this one too. */
  readonly heads: readonly Head[];
}

/** A row as the journal holds it, for its author to compare with what was sent. */
export interface RowDigest {
  readonly first: number;
  readonly last: number;
  readonly copy: number;
  readonly epoch: number;
  /** Of `sealed`, in hexadecimal, reckoned by the server. */
  readonly sha256: string;
}

/** A claim on what must happen once in the world. `fence` grows at each change of hands: whoever holds an older one must stop. */
export interface Lease {
  readonly subject: string;
  readonly fence: number;
  readonly secondsLeft: number;
}

export type ClaimAnswer =
  | { readonly kind: 'held'; readonly lease: Lease }
  | { readonly kind: 'taken'; readonly holder: DeviceId; readonly secondsLeft: number }
  /** It was done, once and for all; `outcome` is what the one who did it left to be known (sealed). */
  | { readonly kind: 'done'; readonly holder: DeviceId; readonly outcome: Uint8Array };

/** How fast turns may be taken: in any 60 minutes, in a civil day of Paris, and how many seconds lie between two. */
export interface DeliveryCaps {
  readonly perHour: number;
  readonly perDay: number;
  readonly apart: number;
}

/** No turn can be taken now, and what is the longest in the way. */
export interface DeliveryFull {
  readonly kind: 'full';
  readonly of: 'hour' | 'day' | 'pace';
  readonly secondsLeft: number;
}

export type DeliveryAnswer =
  /** Taken for ever, so many seconds ago: 0 unless it is asked again after its answer was lost. */
  { readonly kind: 'ours'; readonly secondsAgo: number } | { readonly kind: 'theirs' } | DeliveryFull;

/** One part of an encrypted copy of all shared state, for a laptop that need not replay everything. Parts are numbered from 1. */
export interface SnapshotPart {
  readonly part: number;
  /** The last of its snapshot, which is whole with it. */
  readonly final: boolean;
  readonly epoch: number;
  readonly sealed: Uint8Array;
}

/** A snapshot of which every part is there. */
export interface WholeSnapshot {
  readonly id: string;
  readonly parts: number;
  readonly bytes: number;
}

/** A row of the signed chain of who belongs to the team. */
export interface StatementRow {
  readonly number: number;
  readonly epoch: number;
  readonly sealed: Uint8Array;
}

/** The team's key of an epoch, wrapped for one person (age). The server sees a digest of `recipient`, whatever text that is. */
export interface WrappedKey {
  readonly epoch: number;
  readonly recipient: string;
  readonly wrapped: Uint8Array;
}

export interface JoinRequest {
  /** A UUID. */
  readonly id: string;
  readonly sealed: Uint8Array;
}

/** Why the journal cannot be used although the server answers. */
export class JournalRefused extends Error {
  /** `absent`: no such database, or it is not installed. `newer`: written by a newer application. `too-large`: a row the server would not take. */
  readonly because: 'absent' | 'newer' | 'too-large';
  readonly facts: Readonly<Record<string, string>>;
  constructor(because: JournalRefused['because'], facts: Readonly<Record<string, string>> = {}) {
    super(`${because} ${JSON.stringify(facts)}`);
    this.name = 'JournalRefused';
    this.because = because;
    this.facts = facts;
  }
}

/**
 * The shared journal on MySQL or MariaDB. Errors of reaching it, a missing right among them, are CannotReach; JournalRefused
 * where it answers and cannot be used. Every call may be repeated without harm. Ids are UUIDs in lower case.
 */
export interface Journal {
  /** The most bytes of `sealed` that one row may have here. */
  readonly largest: number;

  /**
   * Says who speaks: to be called before anything is pushed. `next`, a fresh text, is what we say from now on; `kept` are
   * those we may have said last: the one confirmed, and those of contacts since whose answer never came. The caller keeps
   * `next` among them before the call, and alone after it.
   */
  contact(device: DeviceId, kept: readonly string[], next: string, signal?: AbortSignal): Promise<Contact>;
  /**
   * Adds batches of the device that made the contact. Afterwards each is there exactly as given: one already there, byte for
   * byte, is left as it is; anything else that begins at the same number (cut otherwise before a crash, altered by hand)
   * stays beside it. False when another laptop has spoken under this id since the contact: the rest was not added.
   */
  push(batches: readonly SealedBatch[], signal?: AbortSignal): Promise<boolean>;
  /**
   * Every row there is that holds something of what is wanted, once each, by device and number, in pages of about `bytes`.
   * Rows may overlap and repeat each other. What is missing between them is missing in the journal.
   */
  pull(wanted: readonly Wanted[], bytes: number, signal?: AbortSignal): AsyncGenerator<SealedBatch[], void>;
  /** The rows of one device by their digests, so that their author can see whether any was altered or removed. */
  digests(device: DeviceId, signal?: AbortSignal): Promise<RowDigest[]>;

  /** The two newest that are whole, newest first by the server's clock. */
  snapshots(signal?: AbortSignal): Promise<WholeSnapshot[]>;
  /** One part after the other. */
  snapshotParts(id: string, signal?: AbortSignal): AsyncGenerator<SnapshotPart, void>;
  /** `id` is a fresh UUID; a snapshot cut off before its final part is never shown. */
  addSnapshot(
    id: string,
    parts: AsyncIterable<SnapshotPart> | Iterable<SnapshotPart>,
    signal?: AbortSignal,
  ): Promise<void>;

  /** The chain after a number. */
  statements(after: number): Promise<StatementRow[]>;
  /** False when another statement took that number first. The keys are there before the statement is. */
  addStatement(row: StatementRow, keys: readonly WrappedKey[]): Promise<boolean>;
  /** Anybody may have added some: only one that matches the chain's commitment is the key. */
  wrappedKeys(recipient: string): Promise<WrappedKey[]>;
  addWrappedKeys(keys: readonly WrappedKey[]): Promise<void>;
  joinRequests(): Promise<JoinRequest[]>;
  addJoinRequest(request: JoinRequest): Promise<void>;
  removeJoinRequest(id: string): Promise<void>;

  /**
   * Takes what is free or whose lease ended, by the server's clock. `subject` is any text; the server sees only its digest,
   * so let it hold an id that cannot be guessed. What we hold already is `taken` as well: each call is a claim of its own.
   */
  claim(subject: string, device: DeviceId, seconds: number): Promise<ClaimAnswer>;
  /** False when somebody else has it by now, or it was released: what it covered must stop at once. */
  renew(lease: Lease, device: DeviceId, seconds: number): Promise<boolean>;
  /** Says that it was done, for ever. False when somebody else has taken it over. */
  finish(lease: Lease, device: DeviceId, outcome: Uint8Array): Promise<boolean>;
  release(lease: Lease, device: DeviceId): Promise<void>;

  /**
   * Takes for ever the turn to send one message, within the caps by the server's clock. `subject` as for a claim; the same
   * device and token are told again that it is theirs, whatever became of the first answer.
   */
  takeDelivery(subject: string, device: DeviceId, token: string, caps: DeliveryCaps): Promise<DeliveryAnswer>;
  close(): Promise<void>;
}
