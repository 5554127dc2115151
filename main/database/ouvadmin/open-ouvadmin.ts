import { openMysql } from './open-mysql.ts';
import { openSqlite } from './open-sqlite.ts';
import { type Limits, type Ouvadmin, type Reach, usualLimits } from './ouvadmin.ts';

/**
 * Reaches an Ouvadmin and logs in, or fails as CannotReach; an abort throws the signal's reason. Works in a worker thread.
 * What was cut stays cut for the query that was running; the next query connects anew, through a new tunnel if need be.
 */
export async function openOuvadmin(
  reach: Reach,
  signal?: AbortSignal,
  limits: Partial<Limits> = {},
): Promise<Ouvadmin> {
  if (reach.dialect === 'sqlite') return openSqlite(reach.file);
  return openMysql(reach, { ...usualLimits, ...limits }, signal);
}
