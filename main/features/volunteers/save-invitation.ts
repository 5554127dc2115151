import { writeFile } from 'node:fs/promises';
import type { ShellPowers } from '../../shared/powers.ts';
import { refusal } from '../../shared/refusal.ts';
import { invitationFile } from './invitation-file.ts';
import { invitationOf } from './invite.ts';
import type { TeamRoom } from './team-room.ts';

/** Saves the code with a word on what it is, where the shell's dialog says. Refusals: INVITATION_UNKNOWN, EXPORT_NOT_WRITABLE. */
export async function saveInvitation(
  room: TeamRoom,
  shell: Pick<ShellPowers, 'chooseSaveTarget' | 'abandonSaveTarget'>,
  id: string,
  locale: 'fr' | 'en',
): Promise<{ saved: boolean; download?: string }> {
  const { code, madeAt } = invitationOf(room, id);
  const target = await shell.chooseSaveTarget(`invitation-ouvadesk-${madeAt.slice(0, 10)}.txt`);
  if (!target) return { saved: false };
  try {
    await writeFile(target.path, invitationFile(room.team()?.name ?? '', code, locale), { mode: 0o600 });
  } catch (error) {
    await shell.abandonSaveTarget(target);
    throw refusal('EXPORT_NOT_WRITABLE', { reason: (error as NodeJS.ErrnoException).code ?? 'unknown' });
  }
  return { saved: true, ...(target.download === undefined ? {} : { download: target.download }) };
}
