import type { ExportRequest } from '../../../preload/contract/common.ts';
import type { ReplicaAddress } from '../../database/replica/replica.ts';
import type { SpreadsheetOrder, SpreadsheetResult } from '../../shared/spreadsheet/write-spreadsheet.ts';

/** The clocks by which the cooperative lives: instants and days of exports are theirs. */
export const timeZone = 'Europe/Paris';

/** What the thread of an export is told: plain data. */
export interface WorkerOrder {
  readonly replica: ReplicaAddress;
  readonly dataset: string;
  readonly query: unknown;
  readonly request: ExportRequest;
  readonly about: SpreadsheetOrder['about'];
  /** Where the whole file is put, and where it is written before; both beside the target. */
  readonly whole: string;
  readonly temporary: string;
}

/** What it says: how many rows there will be, how many are written, and how it ended. */
export type ExportMessage =
  | { readonly kind: 'counted'; readonly total: number }
  | { readonly kind: 'written'; readonly rows: number }
  | { readonly kind: 'done'; readonly result: SpreadsheetResult }
  | { readonly kind: 'no-room' }
  | { readonly kind: 'not-writable'; readonly reason: string };
