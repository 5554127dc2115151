import type { Problem } from '../../../preload/contract/connections.ts';
import type { Reach } from '../../database/ouvadmin/ouvadmin.ts';
import type { ReadTable } from './read-inventory.ts';

/** What the thread of a scan is told: it connects by itself, and the values that it reads stay with it. */
export interface InventoryOrder {
  readonly reach: Reach;
  readonly thisYear: number;
}

/** What it says: each table as it was read, and how it ended. */
export type InventoryMessage =
  | { readonly kind: 'table'; readonly read: ReadTable }
  | { readonly kind: 'done' }
  | { readonly kind: 'unreachable'; readonly problem: Problem };
