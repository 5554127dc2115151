import { setTimeout as pause } from 'node:timers/promises';
import type { ColumnDoor } from '../../../database/ouvadmin/column-door.ts';
import { type Control, type ControlRow, openControl } from '../../../encryption/control.ts';
import { agrees, truthOf } from '../../../encryption/truth-of.ts';
import type { Known } from '../known-store.ts';
import type { Say } from './at-work.ts';

/** Milliseconds. */
const pace = 1_000;
/** Looks between two comparisons of the tables with what the control table says of them. */
const seldom = 30;

/** Says what the control table holds, once or each second until it is stopped. */
export async function lookAtControl(door: ColumnDoor, again: boolean, say: Say, stop: AbortSignal): Promise<void> {
  const control = openControl(door);
  const differing = openDiffering(door);
  for (let look = 0; ; look += 1) {
    const rows: Known[] = [];
    for (const row of await control.rows()) rows.push(knownOf(row, await differing(row, look % seldom === 0)));
    await say({ kind: 'rows', rows });
    if (!again) return;
    await pause(pace, undefined, { signal: stop });
  }
}

/** What the control table holds now. */
export async function controlNow(door: ColumnDoor, control: Control): Promise<Known[]> {
  const differing = openDiffering(door);
  const rows: Known[] = [];
  for (const row of await control.rows()) rows.push(knownOf(row, await differing(row, true)));
  return rows;
}

/** Whether somebody undid by hand what the state says; asked again after each change of it. */
function openDiffering(door: ColumnDoor) {
  const told = new Map<string, { readonly state: string; readonly differs: boolean }>();
  return async ({ work, state, secondsLeft }: ControlRow, anew: boolean): Promise<boolean> => {
    const before = told.get(work.plan);
    // While somebody is at work the table is between two states.
    if (secondsLeft > 0 || state === 'expanding') return false;
    if (before?.state === state && !anew) return before.differs;
    const differs = state !== 'planned' && !agrees(await truthOf(door, work), state, work);
    told.set(work.plan, { state, differs });
    return differs;
  };
}

function knownOf(row: ControlRow, differs: boolean): Known {
  const { work, state, since, keyNumber, deed, device, volunteer, done, total, paused, pace: most } = row;
  const { plan, table, column, treatment } = work;
  const isHeld = row.secondsLeft > 0 && deed !== undefined;
  return {
    ...{ plan, table, column, treatment, state, since, keyNumber, differs },
    ...(isHeld
      ? {
          work: {
            ...{ device, volunteer, deed, step: row.step ?? 'altering', done },
            ...(total === undefined ? {} : { total }),
            ...(paused === undefined ? {} : { paused }),
          },
        }
      : {}),
    ...(most === undefined ? {} : { pace: most }),
    ...(row.verification ? { verification: row.verification } : {}),
    ...(row.problem ? { problem: row.problem } : {}),
  };
}
