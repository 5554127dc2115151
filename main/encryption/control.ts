import type { ColumnState, Obstacle, Verification } from '../../preload/contract/column-encryption.ts';
import type { Cell, ColumnDoor, Parameter } from '../database/ouvadmin/column-door.ts';
import { serverError } from '../database/ouvadmin/ouvadmin-writer.ts';
import type { ColumnTreatment, ColumnWork, Deed, PassProgress } from './column-work.ts';
import { controlRow, rowCells } from './control-row.ts';
import { namesOf } from './names-of.ts';
import { controlTable, createControl, isFree, serverIn, serverNow } from './sql/control-table.ts';

export { controlTable };

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

export function openControl(door: ColumnDoor): Control {
  const { dialect } = door.server;
  const now = serverNow(dialect);
  const select = `SELECT ${rowCells(dialect)} FROM ${controlTable}`;
  /** Writes as the holder of this fence. */
  const hold = async (plan: string, fence: number, set: string, parameters: readonly Parameter[] = []) =>
    (await door.write(`UPDATE ${controlTable} SET ${set}, beat = ${now} WHERE plan = ? AND fence = ?`, [
      ...parameters,
      plan,
      fence,
    ])) > 0;
  return {
    install: () => door.define([createControl(dialect)], 3),
    rows: async () => (await ifThere(door.read(`${select} ORDER BY table_name, column_name`))).map(controlRow),
    row: async (plan) => (await ifThere(door.read(`${select} WHERE plan = ?`, [plan]))).map(controlRow)[0],
    add: (work, keyNumber, canary) => addRow(door, work, keyNumber, canary),
    take: (plan, device, volunteer, seconds) => take(door, plan, device, volunteer, seconds),
    renew: (plan, fence, seconds) =>
      hold(plan, fence, `lease_ends = ${serverIn(dialect)}, lease_seconds = ?`, [seconds, Math.ceil(seconds)]),
    report: (plan, fence, { deed, step = null, done, total = null, paused = null }) =>
      hold(plan, fence, 'deed = ?, step = ?, done = ?, total = ?, paused = ?', [deed, step, done, total, paused]),
    setState: (plan, fence, state) => hold(plan, fence, `state = ?, since = ${now}`, [state]),
    setKey: (plan, fence, keyNumber, canary) => hold(plan, fence, 'key_number = ?, canary = ?', [keyNumber, canary]),
    setVerification: (plan, fence, found) => hold(plan, fence, 'verification = ?', [JSON.stringify(found)]),
    setProblem: (plan, fence, problem) => hold(plan, fence, 'problem = ?', [problem && JSON.stringify(problem)]),
    setPace: async (plan, pace) =>
      void (await door.write(`UPDATE ${controlTable} SET pace = ? WHERE plan = ?`, [pace, plan])),
    // The fence grows, so that nothing of this holder's is written any more.
    release: (plan, fence) =>
      hold(
        plan,
        fence,
        `fence = fence + 1, lease_ends = ${now}, lease_seconds = 0, deed = NULL, step = NULL, done = 0, total = NULL, paused = NULL`,
      ),
    remove: async (plan, fence) =>
      (await door.write(`DELETE FROM ${controlTable} WHERE plan = ? AND fence = ? AND state = 'planned'`, [
        plan,
        fence,
      ])) > 0,
  };
}

async function addRow(door: ColumnDoor, work: ColumnWork, keyNumber: number, canary: Buffer | null): Promise<boolean> {
  const { dialect } = door.server;
  const { plan, table, column, treatment } = work;
  const { shadow, blindIndex } = namesOf(work);
  const now = serverNow(dialect);
  return door.together(async ({ read, write }) => {
    const found = await read(
      `SELECT plan, fence FROM ${controlTable} WHERE (table_name = ? AND column_name = ?) OR plan = ?`,
      [table, column, plan],
    );
    // It goes on growing: somebody who held the row before must not take the new one for hers.
    const fence = found.reduce((most, [, past]) => Math.max(most, Number(`${past}`) + 1), 0);
    for (const [former] of found) {
      const free = `state = 'planned' AND ${isFree(dialect)}`;
      if ((await write(`DELETE FROM ${controlTable} WHERE plan = ? AND ${free}`, [`${former}`])) === 0) return false;
    }
    await write(
      `INSERT INTO ${controlTable} (plan, table_name, column_name, treatment, state, since, key_number, canary, shadow, blind_index, fence, lease_ends, beat)
       VALUES (?, ?, ?, ?, 'planned', ${now}, ?, ?, ?, ?, ?, ${now}, ${now})`,
      [plan, table, column, JSON.stringify(treatment), keyNumber, canary, shadow, blindIndex ?? null, fence],
    );
    return true;
  });
}

/** One statement decides, by the server's clock; the fence that it gave is read in the same transaction. */
async function take(
  door: ColumnDoor,
  plan: string,
  device: string,
  volunteer: string,
  seconds: number,
): Promise<Taken> {
  const { dialect } = door.server;
  return door.together(async ({ read, write }) => {
    const won = await write(
      `UPDATE ${controlTable} SET device = ?, volunteer = ?, fence = fence + 1, beat = ${serverNow(dialect)},
         lease_ends = ${serverIn(dialect)}, lease_seconds = ?
       WHERE plan = ? AND ${isFree(dialect)}`,
      [device, volunteer, seconds, Math.ceil(seconds), plan],
    );
    const [found] = await read(`SELECT ${rowCells(dialect)} FROM ${controlTable} WHERE plan = ?`, [plan]);
    if (!found) throw new UnknownPlan(plan);
    const row = controlRow(found);
    // Within the transaction nobody else changes the row that was won.
    if (won > 0) return { kind: 'held', fence: row.fence };
    return { kind: 'taken', device: row.device, volunteer: row.volunteer, secondsLeft: row.secondsLeft };
  });
}

/** 1146 and SQLite's word for it: nothing was ever planned here. */
async function ifThere(rows: Promise<Cell[][]>): Promise<Cell[][]> {
  return rows.catch((error) => {
    if (serverError(error) === 1146 || /no such table/.test(String((error as Error)?.message))) return [];
    throw error;
  });
}
