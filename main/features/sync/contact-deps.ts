import type { Journal } from '../../database/journal/journal.ts';
import type { Sharing } from '../../database/replica/shared/sharing.ts';
import type { Clock } from '../../shared/clock.ts';
import type { VolunteerId } from '../../sync/operation.ts';
import type { SyncStore } from './sync-store.ts';

/** The team's keys as this laptop has them. */
export interface TeamKeys {
  /** What is sealed now is sealed under this epoch. */
  readonly epoch: number;
  /** 32 bytes, or undefined: this volunteer is not entitled to it, or not yet. */
  keyOf(epoch: number): Uint8Array | undefined;
}

/** What the deeds of one contact work with. */
export interface ContactDeps {
  readonly journal: Journal;
  readonly sharing: Sharing;
  readonly store: SyncStore;
  readonly keys: TeamKeys;
  readonly clock: Clock;
  /** Told of an author whose edit is dated further ahead of now than clocks may differ. */
  readonly noteAhead: (author: VolunteerId, milliseconds: number) => void;
}

/** Where a contact stands: operations sent or received, parts of a snapshot read. */
export interface ContactStep {
  readonly step: 'contacting' | 'sending' | 'receiving' | 'reading-snapshot';
  readonly done: number;
  readonly total?: number;
}
