import type { ColumnState, Obstacle, Verification } from '../../preload/contract/column-encryption.ts';
import type { ColumnDoor } from '../database/ouvadmin/column-door.ts';
import type { ColumnTreatment, ColumnWork, Deed, PassProgress } from './column-work.ts';

export const controlTable = 'ouvadesk_column';

/** One column in the control table, which says what is true of it and who is at work; no personal data and no key in it. */
export interface ControlRow {
  readonly work: ColumnWork & { readonly treatment: ColumnTreatment };
  readonly state: ColumnState;
  /** Since when, an instant by the server's clock. */
  readonly since: string;
  readonly keyNumber: number;
  /** Null for a hash, which has no key. */
  readonly canary: Buffer | null;
  readonly shadow: string;
  readonly blindIndex: string | undefined;
  /** Who holds it, or held it last; '' for nobody yet. */
  readonly device: string;
  readonly volunteer: string;
  /** Grows at each change of hands. */
  readonly fence: number;
  /** Seconds until it is free, by the server's clock; 0 where it is free. */
  readonly secondsLeft: number;
  /** What is being done, or was when its holder vanished. */
  readonly deed: Deed | undefined;
  readonly step: PassProgress['step'] | undefined;
  readonly done: number;
  readonly total: number | undefined;
  readonly paused: 'lag' | 'busy' | undefined;
  /** Rows a second at most. */
  readonly pace: number | undefined;
  /** Seconds since its holder last said something. */
  readonly silent: number;
  readonly verification: Verification | undefined;
  readonly problem: ControlProblem | undefined;
}

/** Why the last step ended before its end. */
export interface ControlProblem {
  readonly code: string;
  readonly facts: Obstacle['facts'];
}

export interface ControlProgress {
  readonly deed: Deed;
  readonly step?: PassProgress['step'] | undefined;
  readonly done: number;
  readonly total?: number | undefined;
  readonly paused?: 'lag' | 'busy' | undefined;
}

export type Taken =
  | { readonly kind: 'held'; readonly fence: number }
  | { readonly kind: 'taken'; readonly device: string; readonly volunteer: string; readonly secondsLeft: number };

/**
 * The control table. What its holder writes is written only while the fence is still hers: false, and nothing written, once
 * another has taken over. Errors are CannotReach.
 */
export interface Control {
  /** Makes the table where it lacks. */
  install(): Promise<void>;
  /** None where there is no table yet. */
  rows(): Promise<ControlRow[]>;
  row(plan: string): Promise<ControlRow | undefined>;
  /** Enters a column as `planned`; what it was planned for before is replaced, as long as it is `planned` and nobody is at work. False where not. */
  add(work: ColumnWork, keyNumber: number, canary: Buffer | null): Promise<boolean>;
  /** One at a time, for so many seconds by the server's clock; throws UnknownPlan. The same laptop has to wait too: it may have been killed. */
  take(plan: string, device: string, volunteer: string, seconds: number): Promise<Taken>;
  renew(plan: string, fence: number, seconds: number): Promise<boolean>;
  report(plan: string, fence: number, progress: ControlProgress): Promise<boolean>;
  setState(plan: string, fence: number, state: ColumnState): Promise<boolean>;
  /** A new data key, once its canary is made. */
  setKey(plan: string, fence: number, keyNumber: number, canary: Buffer): Promise<boolean>;
  setVerification(plan: string, fence: number, verification: Verification): Promise<boolean>;
  /** Null once it is over. */
  setProblem(plan: string, fence: number, problem: ControlProblem | null): Promise<boolean>;
  /** By anybody: its holder reads it before each batch. Null for as fast as the database stands. */
  setPace(plan: string, pace: number | null): Promise<void>;
  /** Free at once; what was being done is forgotten. */
  release(plan: string, fence: number): Promise<boolean>;
  /** Only what is `planned`; false where it is not, or somebody else's. */
  remove(plan: string, fence: number): Promise<boolean>;
}

/** No such column in the control table. */
export class UnknownPlan extends Error {
  override readonly name = 'UnknownPlan';
}

export declare function openControl(door: ColumnDoor): Control;
