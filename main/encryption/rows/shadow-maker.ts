import type { RowKey } from '../cipher/column-cipher.ts';

/** A clear value in its bytes, and the row that it stands in. */
export interface ClearRow {
  readonly row: RowKey;
  readonly clear: Buffer;
}

/** What stands beside a clear value: its ciphertext or its hash (ASCII), and what it is found by. */
export interface Shadow {
  readonly shadow: Buffer;
  /** Null where the column has none. */
  readonly blindIndex: Buffer | null;
}

/** A row with its shadow. `clear` is null where the shadow is the only copy: then it is only opened. */
export interface ShadowedRow extends Shadow {
  readonly row: RowKey;
  readonly clear: Buffer | null;
}

/** stale: the shadow of another value, or a blind index of another. corrupt: it does not open. */
export type Verdict = 'right' | 'stale' | 'corrupt';

/** Makes and checks what stands beside clear values. Answers come in the order of the rows. */
export interface ShadowMaker {
  readonly kind: 'encrypt' | 'hash';
  make(rows: readonly ClearRow[], signal: AbortSignal): Promise<Shadow[]>;
  check(rows: readonly ShadowedRow[], signal: AbortSignal): Promise<Verdict[]>;
  close(): Promise<void>;
}
