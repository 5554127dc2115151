import type { Progress } from '../../../preload/contract/common.ts';
import type { SystemMapping } from '../../../preload/contract/schema-mapping.ts';
import type { Reach } from '../../database/ouvadmin/ouvadmin.ts';

/** What the worker is asked: it connects by itself, and what it reads stays with it. */
export interface Order {
  readonly reach: Reach;
  readonly task:
    | { readonly kind: 'propose' }
    | { readonly kind: 'sample'; readonly mapping: SystemMapping }
    | { readonly kind: 'storage'; readonly mapping: SystemMapping };
}

export type Answer =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'refused'; readonly code: Uppercase<string>; readonly data: unknown }
  | { readonly kind: 'failed'; readonly name: string; readonly place: string };

/** Several orders may be under way at once; a number joins the answers to theirs. */
export type ToWorker = { readonly id: number; readonly order: Order } | { readonly id: number; readonly stop: true };
export interface FromWorker {
  readonly id: number;
  readonly answer: Answer;
}
