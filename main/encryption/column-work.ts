import type { Treatment } from '../../preload/contract/column-encryption.ts';

/** The treatments that change a column by the protocol of states; the others (purge, leave) are nothing to it. */
export type ColumnTreatment = Extract<Treatment, { kind: 'encrypt' | 'hash' }>;

/** One column and what becomes of it. Plain data without a secret, fit for a worker and for the control table. */
export interface ColumnWork {
  /** A UUID, by which the control table knows it. */
  readonly plan: string;
  readonly table: string;
  readonly column: string;
  readonly treatment: ColumnTreatment;
}

/** What is done to rows, as jobs, screens and the control table say it. */
export type Deed = 'forward' | 'back' | 'verify' | 'rotate';

/** Where a pass over rows stands. `lost`: rows that somebody else changed meanwhile; the next pass finds them. */
export interface PassProgress {
  readonly step: 'counting' | 'encrypting' | 'hashing' | 'verifying' | 'decrypting' | 'rotating' | 'wiping';
  readonly done: number;
  readonly total?: number;
  readonly lost: number;
  readonly paused?: 'lag' | 'busy';
}

/** How fast a pass may go. Read anew before each batch. */
export interface Pace {
  /** Rows a second at most. */
  readonly rowsPerSecond?: number | undefined;
}
