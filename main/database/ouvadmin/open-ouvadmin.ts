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
  // Read when first needed: the drivers would take a third of the time in which the first screen is there.
  if (reach.dialect === 'sqlite') return (await import('./open-sqlite.ts')).openSqlite(reach.file);
  const { openMysql } = await import('./open-mysql.ts');
  return openMysql(reach, { ...usualLimits, ...limits }, signal);
}
