/** What a field may hold: JSON, so that any version of the application can keep what a newer one wrote. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [name: string]: Value };

/** A laptop's vault, a UUIDv7 in its usual text form. A vault restored from a copy becomes another device. */
export type DeviceId = string;
/** A volunteer, a UUIDv7. */
export type VolunteerId = string;
/** A shared record, a UUIDv7. */
export type RecordId = string;

/** When an edit was made: milliseconds since 1970 in time corrected by the store's clock, then a counter within them. */
export interface Stamp {
  readonly time: number;
  readonly counter: number;
}

/**
 * What the author's replica knew when the edit was made: of each other device, the number of its last operation known,
 * by having it or by having one that knew it. The author's own device is left out: it knew all that it had written.
 */
export type Context = ReadonlyMap<DeviceId, number>;

/** The field that says whether a record is deleted; the only one the fold knows by name. */
export const deletedField = '$deleted';

/** One new value of a field, or of one element of a field that is a set (true: in it, false: not). */
export interface Change {
  readonly field: string;
  readonly element?: string;
  readonly value: Value;
}

/** One edit of one record. Device and number name it for ever; each device numbers its own from 1 without a gap. */
export interface Operation {
  readonly device: DeviceId;
  readonly number: number;
  readonly stamp: Stamp;
  readonly author: VolunteerId;
  readonly context: Context;
  /** The kind of the record and the version of that kind the author's application knew. */
  readonly kind: string;
  readonly version: number;
  readonly record: RecordId;
  readonly changes: readonly Change[];
}
