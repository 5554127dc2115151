import type { ColumnWork } from '../column-work.ts';
import type { Ground } from '../ground.ts';
import { mysqlTriggers } from './mysql-triggers.ts';
import { sqliteTriggers } from './sqlite-triggers.ts';
import type { TriggerText } from './trigger-texts.ts';

/** What keeps clear values and ciphertexts true to each other while programs write. */
export function triggersOf(
  ground: Ground,
  work: ColumnWork,
): Record<'guard' | 'fenceInsert' | 'fenceUpdate', TriggerText> {
  return ground.server.dialect === 'sqlite' ? sqliteTriggers(ground, work) : mysqlTriggers(ground, work);
}
