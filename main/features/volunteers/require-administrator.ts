import type { Chain } from '../../keys/chain.ts';
import { refusal } from '../../shared/refusal.ts';
import type { TeamRoom } from './team-room.ts';

/** Refuses NOT_ADMINISTRATOR. */
export function requireAdministrator({ me }: Pick<TeamRoom, 'me'>, { roster }: Chain): void {
  if (roster.members.get(me)?.role !== 'administrator') throw refusal('NOT_ADMINISTRATOR');
}
