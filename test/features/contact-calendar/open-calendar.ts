import { onTestFinished } from 'vitest';
import { openSharedRecords } from '../../../main/database/replica/shared/open-shared-records.ts';
import { openContactCalendar } from '../../../main/features/contact-calendar/contact-calendar.ts';
import { newReplica } from '../../database/replica/new-replica.ts';

/** A calendar over a new replica, on 24 November 2026 in the morning unless told otherwise. */
export async function openCalendar(now = () => new Date('2026-11-24T10:00:00.000Z')) {
  const replica = await newReplica();
  const sharing = openSharedRecords(replica.db, now);
  onTestFinished(() => sharing.close());
  return { calendar: openContactCalendar({ records: sharing.records, clock: now }), sharing, replica };
}

/** Account identifiers "00000", "00001"… */
export const accounts = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => String(from + index).padStart(5, '0'));
