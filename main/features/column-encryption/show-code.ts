import { writeFile } from 'node:fs/promises';
import type { ShellPowers } from '../../shared/powers.ts';
import { refusal } from '../../shared/refusal.ts';
import { type ColumnPlan, workOf } from './plans.ts';
import type { WorkRoom } from './work-room.ts';

/** What Ouvadmin's program must change for a column. Without a network the primary key is taken to be "id". */
export async function codeOf(room: WorkRoom, plan: ColumnPlan) {
  const work = workOf(plan);
  const { phpCode, phpLibrary } = await import('../../encryption/php-code.ts');
  if (!work) return { library: phpLibrary(), before: '', after: '' };
  const { id, source } = room.connectionTo(plan.source);
  const tables = await room.deps.tables(id).catch(() => []);
  const table = tables.find(({ name }) => name === plan.table);
  const key = table?.primaryKey ?? ['id'];
  const type = table?.columns.find(({ name }) => name === key[0])?.type ?? 'int';
  const password = room.deps.passwordColumn(id, plan.table, plan.column);
  return phpCode(work, {
    dialect: source === 'demonstration' ? 'sqlite' : 'mariadb',
    key,
    numbered: key.length === 1 && /int/i.test(type),
    login: password?.login,
    storage: password?.storage,
  });
}

/** Saves the PHP library where the shell's dialog says. */
export async function saveLibrary(
  shell: Pick<ShellPowers, 'chooseSaveTarget' | 'abandonSaveTarget'>,
): Promise<{ saved: boolean; download?: string }> {
  const { phpLibrary } = await import('../../encryption/php-code.ts');
  const target = await shell.chooseSaveTarget('ouvadesk-columns.php');
  if (!target) return { saved: false };
  try {
    await writeFile(target.path, phpLibrary());
  } catch (error) {
    await shell.abandonSaveTarget(target);
    throw refusal('EXPORT_NOT_WRITABLE', { reason: (error as NodeJS.ErrnoException).code ?? 'unknown' });
  }
  return { saved: true, ...(target.download === undefined ? {} : { download: target.download }) };
}
