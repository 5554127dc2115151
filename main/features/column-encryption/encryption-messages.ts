import type {
  Argon2id,
  Break,
  ColumnState,
  Obstacle,
  Preview,
  Verification,
} from '../../../preload/contract/column-encryption.ts';
import type { Problem } from '../../../preload/contract/connections.ts';
import type { Reach } from '../../database/ouvadmin/ouvadmin.ts';
import type { ColumnKeys } from '../../encryption/cipher/column-cipher.ts';
import type { ColumnWork, Deed } from '../../encryption/column-work.ts';
import type { Remains } from '../../encryption/remains-of.ts';
import type { Known } from './known-store.ts';

/** To read the control table once, or again each second until it is stopped. */
export interface LookOrder {
  readonly task: 'look';
  readonly reach: Reach;
  readonly again: boolean;
}

/** To find out what a plan would do; `work` is undefined where its treatment changes no column. Reads only. */
export interface PreviewOrder {
  readonly task: 'preview';
  readonly reach: Reach;
  readonly table: string;
  readonly column: string;
  readonly work: ColumnWork | undefined;
}

export interface MeasureOrder {
  readonly task: 'measure';
  readonly argon2id: Argon2id;
}

export interface PaceOrder {
  readonly task: 'pace';
  readonly reach: Reach;
  readonly plan: string;
  readonly pace: number | null;
}

/** One step of a column, or a verification, or a change of its key. */
export interface StepOrder {
  readonly task: 'step';
  readonly deed: Deed;
  readonly reach: Reach;
  readonly work: ColumnWork;
  /** The state that the screen showed; undefined where the step was begun before and goes on. */
  readonly from: ColumnState | undefined;
  /** Where it stops. */
  readonly to: ColumnState;
  /** Of an encrypted column; overwritten once the cipher has them. */
  readonly keys: ColumnKeys | undefined;
  readonly device: string;
  readonly volunteer: string;
  /** Seconds. */
  readonly lease: number;
}

/** All that the worker needs to do it by itself. */
export type EncryptionOrder = LookOrder | PreviewOrder | MeasureOrder | PaceOrder | StepOrder;

export type Looked = Omit<Preview, 'at' | 'warnings'> & {
  readonly obstacles: Obstacle[];
  readonly breaks: Break[];
  readonly binaryLog: boolean;
  readonly replicas: boolean;
};

/** What the worker says. After each message it waits for "go on". */
export type EncryptionMessage =
  | { readonly kind: 'rows'; readonly rows: readonly Known[] }
  | { readonly kind: 'looked'; readonly looked: Looked }
  | {
      readonly kind: 'measured';
      readonly hashing: { readonly milliseconds: number; readonly threads: number; readonly perSecond: number };
    }
  /** The column is held, nothing speaks against the step, and it begins. */
  | { readonly kind: 'begun' }
  | {
      readonly kind: 'progress';
      readonly step: string;
      readonly done: number;
      readonly total?: number;
      readonly paused?: 'lag' | 'busy';
    }
  | { readonly kind: 'reached'; readonly state: ColumnState; readonly rows: number }
  | { readonly kind: 'verified'; readonly verification: Verification }
  /** The clear column is gone: where its values may still lie. */
  | { readonly kind: 'contracted'; readonly remains: readonly Remains[] }
  | { readonly kind: 'refused'; readonly code: Uppercase<string>; readonly data?: unknown }
  | { readonly kind: 'unreachable'; readonly problem: Problem }
  | { readonly kind: 'done'; readonly rows: number };
