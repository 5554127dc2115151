import type { Problem } from '../../../preload/contract/connections.ts';
import type { LeftAlone } from '../../../preload/contract/forced-changes.ts';
import type { Reach } from '../../database/ouvadmin/ouvadmin.ts';
import type { ReplicaAddress } from '../../database/replica/replica.ts';
import type { AccountKey } from './deps.ts';
import type { Plan } from './plan.ts';

interface Anywhere {
  readonly run: string;
  readonly reach: Reach;
}

/** To look at the rows of a dry run, which reads only. */
export interface LookOrder extends Anywhere {
  readonly task: 'look';
  readonly replica: ReplicaAddress;
  readonly plan: Plan;
  readonly fingerprintKey: Uint8Array;
}

export interface ImposeOrder extends Anywhere {
  readonly task: 'impose';
  readonly replica: ReplicaAddress;
  readonly plan: Plan;
  readonly fingerprintKey: Uint8Array;
  readonly runKey: Uint8Array;
  /** It was begun before: what the undo table has is done. */
  readonly again: boolean;
  readonly at: string;
  /** The day after which the former values are purged. */
  readonly purgeAfter: string;
}

export interface UndoOrder extends Anywhere {
  readonly task: 'undo';
  readonly runKey: Uint8Array;
}

/** All that the worker needs to do it by itself: passwords that it reads or makes go no further. */
export type ForcingOrder = LookOrder | ImposeOrder | UndoOrder;

export interface Looked {
  readonly kind: 'looked';
  readonly undoTable: boolean;
  /** GRANT statements. */
  readonly lacking: readonly string[];
  /** Accounts that their rows say to leave alone. */
  readonly left: readonly {
    readonly because: LeftAlone;
    readonly people: readonly string[];
    readonly accounts: number;
  }[];
  readonly statements: readonly {
    readonly what: 'undo-table' | 'undo' | 'change';
    readonly system?: AccountKey['system'];
    readonly sql: string;
    readonly rows: number;
  }[];
}

/** Where it stands, before each batch: main answers once the batch may be done. */
export interface BatchMessage {
  readonly kind: 'batch';
  readonly done: number;
  readonly total: number;
  readonly changed: number;
  readonly passed: number;
  /** Accounts put back since the message before (undo). */
  readonly undone: readonly AccountKey[];
}

/** What the worker says. After each message it waits for "go on". */
export type ForcingMessage =
  | Looked
  | BatchMessage
  | { readonly kind: 'done' }
  | { readonly kind: 'unreachable'; readonly problem: Problem };
