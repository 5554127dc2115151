import { useQuery } from '@tanstack/react-query';
import type { Calendar } from '../../../preload/contract/contact-calendar.ts';
import { api } from '../../client.ts';
import { whileShown } from '../../live.ts';

/** The calendar as it is now, with the answer for a day; the one before stays until the next has come. */
export function useCalendar(wanted: string | undefined) {
  return useQuery(
    api.contactCalendar.watch.experimental_liveOptions({
      input: wanted === undefined ? {} : { wanted },
      ...whileShown,
      placeholderData: (before: Calendar | undefined) => before,
    }),
  );
}
