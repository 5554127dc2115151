import { openWallClock } from '../../shared/spreadsheet/civil-time.ts';
import { isoWall } from '../../shared/spreadsheet/sheet-value.ts';

/** How the file of a backup ends. */
export const backupExtension = 'ouvadesk';

const titles = {
  backup: { fr: 'Coffre Ouvadesk', en: 'Ouvadesk vault' },
  'hand-over': { fr: 'Passation Ouvadesk', en: 'Ouvadesk hand-over' },
};

/** The day by the clocks of the cooperative, "YYYY-MM-DD". */
export function dayOf(now: Date): string {
  return isoWall(openWallClock('Europe/Paris')(now.getTime())).slice(0, 10);
}

/** The name proposed for the file of a vault. */
export function backupName(kind: keyof typeof titles, locale: 'fr' | 'en', now: Date): string {
  return `${titles[kind][locale]} - ${dayOf(now)}.${backupExtension}`;
}
