import { setTimeout as pause } from 'node:timers/promises';
import type { Calendar, Cap, PeriodDraft } from '../../../preload/contract/contact-calendar.ts';
import { keptList } from '../../database/replica/shared/kept-list.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import type { Clock } from '../../shared/clock.ts';
import { parisDay } from '../../shared/paris-day.ts';
import { refusal } from '../../shared/refusal.ts';
import { capId, contactCap, quietPeriod, sendBatch } from './kinds.ts';
import { mayContactPeople } from './may-contact-people.ts';
import { addPeriod, changePeriod, listPeriods, type PeriodChange, removePeriod } from './periods.ts';
import { capNow, writeCap } from './rule-now.ts';
import { dropSend, listSends, type PlannedSend, planSend, type RecordedSend, recordSend } from './sends.ts';
import { openSentBatches } from './sent-batches.ts';
import { whenToWrite } from './when-to-write.ts';

export interface ContactCalendarDeps {
  readonly records: SharedRecords;
  readonly clock: Clock;
}

/** Milliseconds between two tellings: what others wrote comes in many slices. */
const pace = 200;

export type ContactCalendar = ReturnType<typeof openContactCalendar>;

/**
 * One calendar for everything that is sent to members, whatever screen sends it (product.md, rule 5). A feature that sends
 * asks `mayContact` first, `plan`s, and `record`s each part as soon as it went out.
 */
export function openContactCalendar({ records, clock }: ContactCalendarDeps) {
  const batches = keptList(records, sendBatch);
  const sent = openSentBatches(batches);
  const today = () => parisDay(clock());

  async function calendar(wanted: string | undefined): Promise<Calendar> {
    const answer = await whenToWrite(records, sent, wanted ?? today());
    const cap = records.get(contactCap, capId);
    return {
      today: today(),
      periods: listPeriods(records),
      cap: { ...capNow(records), id: capId, usual: !cap, inConflict: [...(cap?.inConflict ?? [])] },
      sends: listSends(records, batches),
      answer,
    };
  }

  return {
    calendar,
    /** The calendar, and again after each change of what is shared. */
    async *watch(wanted: string | undefined, signal?: AbortSignal): AsyncGenerator<Calendar, void, void> {
      for await (const _ of records.news.follow(() => undefined, signal)) {
        yield await calendar(wanted);
        await pause(pace);
      }
    },
    addPeriod: (draft: PeriodDraft) => addPeriod(records, draft),
    changePeriod: (change: PeriodChange) => changePeriod(records, change),
    removePeriod: (id: string) => removePeriod(records, id),
    restorePeriod: (id: string) => {
      if (records.history(id).length === 0) throw refusal('PERIOD_UNKNOWN');
      records.restore(quietPeriod, id);
    },
    setCap(cap: Cap) {
      if (records.get(contactCap, capId)) records.change(contactCap, capId, { limit: writeCap(cap) });
      else records.create(contactCap, { limit: writeCap(cap) }, capId);
    },
    /** Whether these people may be written to on a day ("2026-11-24"); refused ones with their next possible day. */
    mayContact: (people: Iterable<string>, day: string) => mayContactPeople(records, sent, people, day),
    plan: (send: PlannedSend) => planSend(records, send),
    record: (send: RecordedSend) => recordSend(records, batches, send, send.day ?? today()),
    drop: (id: string) => dropSend(records, batches, id),
  };
}
