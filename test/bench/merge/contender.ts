import type { Workload } from './offline-edits.ts';

/** One way of merging: everything up to the moment when both are offline and have edited is prepared, then the merge is timed. */
export interface Contender {
  readonly name: string;
  prepare(workload: Workload, folder: string): Promise<Prepared>;
}

export interface Prepared {
  /** Gives each of the two what the other did. What they hold afterwards is on the disk, where the contender has one. */
  merge(): Promise<void>;
  /** How many fields of how many both show alike: all of them, if the merge is one. */
  alike(): Promise<{ readonly same: number; readonly of: number }>;
  close(): Promise<void>;
}
