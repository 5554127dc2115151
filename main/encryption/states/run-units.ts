import { setTimeout as pause } from 'node:timers/promises';
import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import { CannotReach } from '../../database/ouvadmin/ouvadmin.ts';
import { serverError } from '../../database/ouvadmin/ouvadmin-writer.ts';
import type { Ground } from '../ground.ts';
import type { Unit } from '../sql/expand-units.ts';
import { quote } from '../sql/quote.ts';
import { toStopped } from './to-stopped.ts';

/** Milliseconds: for how long a table that somebody holds is tried again, before it is said that the server said so. */
const patience = 600_000;
/** Milliseconds between two tries. */
const longestRest = 1_000;
/** One try in so many waits for the table although it was just seen to be held: one that many short readers share is never free at a glance. */
const insist = 25;

/**
 * Runs DDL, one unit after the other, without anybody having to queue behind it: DDL that waits for a long reader makes all
 * others wait behind itself. So the table is first looked at without waiting, and taken when it is free. Throws Stopped,
 * CannotReach, the signal's reason. A unit may have been done when it throws.
 */
export async function runUnits(
  door: ColumnDoor,
  ground: Pick<Ground, 'server' | 'table'>,
  units: readonly Unit[],
  signal: AbortSignal,
): Promise<void> {
  for (const unit of units) {
    try {
      await runUnit(door, ground, unit, signal);
    } catch (error) {
      throw toStopped(error);
    }
  }
}

async function runUnit(
  door: ColumnDoor,
  ground: Pick<Ground, 'server' | 'table'>,
  unit: Unit,
  signal: AbortSignal,
): Promise<void> {
  const end = performance.now() + patience;
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      if (attempt % insist !== 0) await glance(door, ground, signal);
      return await door.define(unit, 1, signal);
    } catch (error) {
      if (!isHeld(error) || performance.now() > end) throw error;
    }
    // Not always the same time: two that wait for each other would meet again.
    await pause(Math.min(longestRest, 20 * attempt) * (0.5 + Math.random()), undefined, { signal });
  }
}

/** Fails at once where somebody holds the table. Only MariaDB can be asked without waiting. */
async function glance(door: ColumnDoor, ground: Pick<Ground, 'server' | 'table'>, signal: AbortSignal): Promise<void> {
  if (ground.server.dialect !== 'mariadb') return;
  const table = quote(ground.table, 'mariadb');
  try {
    await door.define([`LOCK TABLES ${table} WRITE`, 'UNLOCK TABLES'], 0, signal);
  } catch (error) {
    // Who may not lock cannot glance either.
    if (error instanceof CannotReach && error.problem.code === 'right-missing') return;
    throw error;
  }
}

/** 1205: somebody holds it. 1213: a deadlock. SQLite: busy. */
function isHeld(error: unknown): boolean {
  if ([1205, 1213].includes(serverError(error) ?? 0)) return true;
  return error instanceof CannotReach && /^SQLITE_BUSY/.test(error.problem.facts.code ?? '');
}
