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

/** What the journal says of its clock and of this laptop when it is contacted. */
export interface Contact {
  /** Milliseconds to add to this laptop's clock to have the store's, by halving the round trip (Cristian 1989); off by at most `uncertainty`. */
  readonly clockOffset: number;
  readonly uncertainty: number;
  /** Another laptop has spoken under this device's id since we last did: a vault was copied. */
  readonly twin: boolean;
  /** The last number the journal holds of this device, 0 if none. */
  readonly ownLast: number;
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

/** One part of an encrypted copy of all shared state, for a laptop that need not replay everything. */
export interface SnapshotPart {
  readonly part: number;
  readonly parts: number;
  readonly epoch: number;
  readonly sealed: Uint8Array;
}

/** A row of the signed chain of who belongs to the team. */
export interface StatementRow {
  readonly number: number;
  readonly epoch: number;
  readonly sealed: Uint8Array;
}

/** The team's key of an epoch, wrapped for one person (age). `recipient` is a digest that names nobody. */
export interface WrappedKey {
  readonly epoch: number;
  readonly recipient: string;
  readonly wrapped: Uint8Array;
}

export interface JoinRequest {
  readonly id: string;
  readonly sealed: Uint8Array;
}

/** The shared journal on MySQL or MariaDB. Errors of reaching it are CannotReach; every call may be repeated without harm. */
export interface Journal {
  /** Says who speaks. `session` is what we said last time, `next` what we say from now on; both are kept by the caller before the call. */
  contact(device: DeviceId, session: string | undefined, next: string, signal?: AbortSignal): Promise<Contact>;
  /** Adds batches; one already there is left as it is. */
  push(batches: readonly SealedBatch[], signal?: AbortSignal): Promise<void>;
  /** Batches that hold something of what is wanted, by device and number, and of devices not named in `known`; about `bytes` at most, at least one if there is any. */
  pull(
    wanted: readonly Wanted[],
    known: readonly DeviceId[],
    bytes: number,
    signal?: AbortSignal,
  ): Promise<SealedBatch[]>;
  /** The rows of one device as the journal holds them, by their digests, so that their author can see whether any was altered or removed. */
  digests(device: DeviceId): Promise<{ first: number; last: number; sha256: string }[]>;

  /** The newest whole snapshot, or none. */
  snapshot(signal?: AbortSignal): Promise<SnapshotPart[] | undefined>;
  addSnapshot(id: string, parts: readonly SnapshotPart[], signal?: AbortSignal): Promise<void>;

  /** The chain after a number. */
  statements(after: number): Promise<StatementRow[]>;
  /** False when another statement took that number first. */
  addStatement(row: StatementRow, keys: readonly WrappedKey[]): Promise<boolean>;
  wrappedKeys(recipient: string): Promise<WrappedKey[]>;
  addWrappedKeys(keys: readonly WrappedKey[]): Promise<void>;
  joinRequests(): Promise<JoinRequest[]>;
  addJoinRequest(request: JoinRequest): Promise<void>;
  removeJoinRequest(id: string): Promise<void>;

  /** Takes what is free or whose lease ended, by the server's clock. `subject` is any text; the server sees only its digest. */
  claim(subject: string, device: DeviceId, seconds: number): Promise<ClaimAnswer>;
  /** False when the lease was lost: what it covered must stop at once. */
  renew(lease: Lease, device: DeviceId, seconds: number): Promise<boolean>;
  /** False when the lease was lost before. */
  finish(lease: Lease, device: DeviceId, outcome: Uint8Array): Promise<boolean>;
  release(lease: Lease, device: DeviceId): Promise<void>;
  close(): Promise<void>;
}
