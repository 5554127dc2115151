import type { ColumnState } from '../../preload/contract/column-encryption.ts';
import type { ColumnDoor } from '../database/ouvadmin/column-door.ts';
import type { ColumnWork } from './column-work.ts';

/** What the database says of a column now, whatever the control table remembers. */
export interface Truth {
  readonly shadow: boolean;
  /** The column and its index; false where the work has none. */
  readonly blindIndex: boolean;
  readonly guard: boolean;
  /** Both fences stand. */
  readonly fenced: boolean;
  readonly clear: 'required' | 'nullable' | 'gone';
  /** The clear column is gone and the table was written anew since, so that its file holds nothing of it. */
  readonly wiped: boolean;
}

/** Looks, and changes nothing. CannotReach `database-unknown`… as any reading; a table that is gone has nothing. */
export declare function truthOf(door: ColumnDoor, work: ColumnWork): Promise<Truth>;

/** Whether this truth is what the state promises. */
export declare function agrees(truth: Truth, state: ColumnState, work: ColumnWork): boolean;
