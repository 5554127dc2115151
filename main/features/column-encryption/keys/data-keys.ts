import type { KeyRing } from '../../../../preload/contract/column-encryption.ts';
import type { ColumnKeys } from '../../../encryption/cipher/column-cipher.ts';
import type { Changes } from '../../../shared/changes.ts';

/** A column that has keys of its own. `source`: "demonstration" or "host/database". */
export interface KeyedColumn {
  readonly plan: string;
  readonly source: string;
  readonly table: string;
  readonly column: string;
}

export type MayContract = 'yes' | 'not-rehearsed' | 'no-recovery';

/**
 * The keys of encrypted columns: made here, wrapped for those who may read, opened when they are needed. Which of several is the
 * current one, Ouvadmin's database says (its control table names the number, and proves it by a canary): `current` is that
 * number; without it, the newest that opens.
 */
export interface DataKeys {
  /** A data key and an index key, wrapped for administrators, for who makes them, and for recovery; answers the number. */
  make(column: KeyedColumn): Promise<number>;
  /** Undefined where they are not ours to read, or the named one is unknown. Not kept: to be let go of after use. */
  keysOf(plan: string, current?: number): Promise<ColumnKeys | undefined>;
  /** Another data key beside the current one, for the same holders; the index key stays. Refuses KEY_MISSING. Answers its number. */
  next(plan: string, current: number): Promise<number>;
  /** No ciphertext needs it any more: it is not delivered and not listed; it stays wrapped for old backups. */
  retire(plan: string, number: number): void;
  ring(source: string): Promise<KeyRing>;
  /** Refuses PLAN_UNKNOWN, KEY_MISSING, NOT_A_MEMBER. */
  addHolder(plan: string, volunteer: string): Promise<void>;
  /** Refuses PLAN_UNKNOWN, KEY_MISSING, LAST_HOLDER. */
  removeHolder(plan: string, volunteer: string): Promise<void>;
  /** Whether the recovery identity was seen, within a year, to open the key that is in use. */
  mayContract(plan: string): Promise<MayContract>;
  /** Told when keys or holders changed. */
  readonly news: Changes;
  close(): void;
}
