import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';

/** "14:02" for today, else "le 22 nov. 2026": to follow "à jour" or "depuis". */
export function useMoment(): (instant: string) => string {
  const t = useWords('sync');
  const format = useFormat();
  return (instant) => {
    const date = format.date(instant);
    const today = date === format.date(new Date().toISOString());
    return today ? format.time(instant) : t('rail.on', { date });
  };
}
