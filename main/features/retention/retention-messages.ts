import type { Problem } from '../../../preload/contract/connections.ts';
import type { PurgePreview } from '../../../preload/contract/retention.ts';
import type { Reach } from '../../database/ouvadmin/ouvadmin.ts';
import type { PurgeWork } from './work.ts';

/** The time of a clock, by which the worker tells the day on which the next rows fall due. */
export interface TimeOfRule {
  readonly duration: { readonly amount: number; readonly unit: 'day' | 'month' | 'year' };
  readonly runsFrom: 'event' | 'financial-year-end';
  readonly financialYearEnd: string;
}

export interface Looking extends PurgeWork {
  readonly time: TimeOfRule;
}

/** To ask what rules would do, which reads only. */
export interface LookOrder {
  readonly task: 'look';
  readonly reach: Reach;
  readonly rules: readonly Looking[];
}

export interface PreviewOrder {
  readonly task: 'preview';
  readonly reach: Reach;
  readonly looking: Looking;
}

export interface PurgeOrder {
  readonly task: 'purge';
  readonly reach: Reach;
  readonly run: string;
  readonly runKey: Uint8Array;
  readonly work: PurgeWork;
  /** Never more rows than were shown. */
  readonly planned: number;
  /** The day after which the kept rows are destroyed. */
  readonly purgeAfter: string;
}

export interface UndoOrder {
  readonly task: 'undo';
  readonly reach: Reach;
  readonly run: string;
  readonly runKey: Uint8Array;
}

export interface ForgetOrder {
  readonly task: 'forget';
  readonly reach: Reach;
  readonly run: string;
}

export type RetentionOrder = LookOrder | PreviewOrder | PurgeOrder | UndoOrder | ForgetOrder;

export interface LookedRule {
  readonly rule: string;
  readonly due: number;
  readonly heldBack: number;
  readonly next?: { readonly day: string; readonly rows: number };
  /** It could not be asked: a table or a column is gone. */
  readonly broken?: boolean;
}

/** Where it stands, before each batch: main answers once the batch may be done. */
export interface BatchMessage {
  readonly kind: 'batch';
  readonly done: number;
  readonly total: number;
  readonly purged: number;
  readonly withThem: number;
  readonly passed: number;
  readonly undone: number;
  readonly notUndone: number;
}

export interface EndMessage {
  readonly kind: 'end';
  readonly purged: number;
  readonly withThem: number;
  readonly oldest?: string;
  readonly newest?: string;
}

/** What the worker says. After each message it waits for "go on". */
export type RetentionMessage =
  | { readonly kind: 'looked'; readonly rules: readonly LookedRule[] }
  | { readonly kind: 'preview'; readonly preview: Omit<PurgePreview, 'id' | 'at'> }
  | { readonly kind: 'column-gone'; readonly column: string }
  | BatchMessage
  | EndMessage
  | { readonly kind: 'done' }
  | { readonly kind: 'unreachable'; readonly problem: Problem };
