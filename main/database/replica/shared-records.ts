import type { z } from 'zod';
import type { Changes } from '../../shared/changes.ts';
import type { DeviceId, RecordId, Stamp, Value, VolunteerId } from '../../sync/operation.ts';

/**
 * What a feature shares: the name of a kind (kebab-case, never renamed), its version, and what it holds. Fields are only
 * ever added. `sets` names the fields that are sets of short texts, merged by element.
 */
export interface Kind<Fields extends z.ZodRawShape = z.ZodRawShape> {
  readonly name: string;
  readonly version: number;
  /** Every field must stand a missing value: a record may come from an older version (`.default` or `.optional`). */
  readonly fields: z.ZodObject<Fields>;
  readonly sets?: readonly string[];
}

export interface SharedRecord<Fields> {
  readonly id: RecordId;
  readonly fields: Fields;
  readonly createdAt: number;
  readonly createdBy: VolunteerId;
  readonly changedAt: number;
  readonly changedBy: VolunteerId;
  /** Fields that two people changed without having seen each other's change. */
  readonly inConflict: readonly string[];
  /** Written by a version of the application that knows more of this kind than we do. */
  readonly newer: boolean;
}

/** One of the values of a field in conflict; the first of a list is the one shown meanwhile. */
export interface Rival {
  readonly value: Value;
  readonly stamp: Stamp;
  readonly author: VolunteerId;
  readonly device: DeviceId;
}

export interface Conflict {
  readonly record: RecordId;
  readonly kind: string;
  readonly field: string;
  readonly rivals: readonly Rival[];
}

/** One edit as the history of a record tells it. */
export interface HistoryLine {
  readonly device: DeviceId;
  readonly number: number;
  readonly author: VolunteerId;
  readonly stamp: Stamp;
  readonly kind: string;
  readonly changes: readonly { readonly field: string; readonly element?: string; readonly value: Value }[];
}

/**
 * All that volunteers share, as this laptop has it. The only way to write it: each edit writes its rows and its operation
 * in one transaction, at once, with or without a network.
 */
export interface SharedRecords {
  /** Several edits in one transaction: all or none, even where a failure of one of them is caught. */
  together<Result>(deed: () => Result): Result;
  /** Gives a new record its fields. One whose id is given may exist already (from elsewhere, or deleted): it is changed, and stands again. */
  create<F extends z.ZodRawShape>(kind: Kind<F>, fields: z.input<z.ZodObject<F>>, id?: RecordId): RecordId;
  /** Writes the fields whose value differs from the one shown; no operation where nothing differs. */
  change<F extends z.ZodRawShape>(kind: Kind<F>, id: RecordId, fields: Partial<z.input<z.ZodObject<F>>>): void;
  add(kind: Kind, id: RecordId, set: string, element: string): void;
  drop(kind: Kind, id: RecordId, set: string, element: string): void;
  remove(kind: Kind, id: RecordId): void;
  restore(kind: Kind, id: RecordId): void;
  /** Undefined where it is deleted, or of another kind. */
  get<F extends z.ZodRawShape>(kind: Kind<F>, id: RecordId): SharedRecord<z.output<z.ZodObject<F>>> | undefined;
  /** Those that are not deleted, oldest first. */
  list<F extends z.ZodRawShape>(kind: Kind<F>): SharedRecord<z.output<z.ZodObject<F>>>[];
  /** The ids of all of that kind, deleted or not: for whoever reads each of many heavy records once. */
  ids(kind: Kind): RecordId[];
  /** Newest first. */
  history(id: RecordId): HistoryLine[];
  conflicts(): Conflict[];
  conflictCount(): number;
  /** An edit that has seen all rivals: the conflict ends everywhere. */
  settle(record: RecordId, field: string, value: Value): void;
  /** Records of kinds, or of versions of kinds, that this application does not know: kept, and shown as such. */
  unknown(known: readonly Kind[]): { kind: string; version: number; records: number }[];
  /** Told after each edit and each reception. */
  readonly news: Changes;
}
