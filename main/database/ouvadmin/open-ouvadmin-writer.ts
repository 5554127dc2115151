import { type Limits, type Reach, usualLimits } from './ouvadmin.ts';
import type { OuvadminWriter } from './ouvadmin-writer.ts';

/**
 * Reaches an Ouvadmin to write to it, or fails as CannotReach; an abort throws the signal's reason. The other door, which
 * reads only, is openOuvadmin: whoever only reads goes through that one. Works in a worker thread.
 */
export async function openOuvadminWriter(
  reach: Reach,
  signal?: AbortSignal,
  limits: Partial<Limits> = {},
): Promise<OuvadminWriter> {
  if (reach.dialect === 'sqlite') return (await import('./open-sqlite-writer.ts')).openSqliteWriter(reach.file);
  const { openMysqlWriter } = await import('./open-mysql-writer.ts');
  return openMysqlWriter(reach, { ...usualLimits, ...limits }, signal);
}
