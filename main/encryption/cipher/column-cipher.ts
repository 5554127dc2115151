/** 32 bytes each. `number` stands in each ciphertext, so that older ones can be read while a key is changed. */
export interface DataKey {
  readonly number: number;
  readonly key: Uint8Array;
}

/** What encrypts and reads one column. `index`: of its blind index, which no change of the data key touches. */
export interface ColumnKeys {
  readonly current: DataKey;
  readonly older: readonly DataKey[];
  readonly index: Uint8Array;
}

/** The primary key of a row: each part as text in UTF-8, the bytes themselves of a binary one. */
export type RowKey = readonly Uint8Array[];

/** Why a ciphertext does not give its value back. */
export type Unreadable = 'unknown-version' | 'unknown-key' | 'damaged';

/** Encrypts and reads the values of one column: text in UTF-8, bytes of a binary column as they are, numbers and dates as text. */
export interface ColumnCipher {
  encrypt(row: RowKey, clear: Uint8Array): Buffer;
  decrypt(row: RowKey, ciphertext: Uint8Array): Buffer | Unreadable;
  /** The number of its key; undefined for what is no ciphertext of ours. */
  keyNumber(ciphertext: Uint8Array): number | undefined;
  /** 16 bytes, the same for values that are the same once normalised; null where the column has none. */
  blindIndex(clear: Uint8Array): Buffer | null;
  /** A ciphertext at a place where no row is. */
  canary(): Buffer;
  opensCanary(ciphertext: Uint8Array): boolean;
}
