import type { Pace } from '../column-work.ts';
import type { Batches } from './choose-batches.ts';
import type { RestLimits } from './look-at-server.ts';

/** How a pass over rows is made. */
export interface How {
  /** Read anew before each batch. */
  pace(): Pace;
  /** Its reason is thrown; what was written stays written. */
  readonly signal: AbortSignal;
  /** When the database is given a rest; as usual without it. */
  readonly rest?: RestLimits;
  /** Rows, statements at a time and bytes; chosen by the way to the server without it. */
  readonly batches?: Batches;
}

/** Damaged rows are named by their key, at most twenty of them. */
export interface Damage {
  readonly corrupt: number;
  readonly damaged: readonly string[];
}

export interface Filled {
  readonly written: number;
  /** Times that a row was met that somebody else had changed meanwhile. Each was found again, and none is left. */
  readonly lost: number;
}

/** pending: a clear value without a shadow. stale: the shadow, or the blind index, of another value. */
export interface Verified extends Damage {
  readonly rows: number;
  readonly pending: number;
  readonly stale: number;
}

export interface Restored extends Damage {
  readonly written: number;
  readonly lost: number;
  /** Rows whose value the clear column cannot keep as it is (a character that latin1 lacks): left, and the first twenty named. */
  readonly unfitRows: number;
  readonly unfit: readonly string[];
}

export interface Rotated extends Damage {
  readonly written: number;
  readonly lost: number;
}
