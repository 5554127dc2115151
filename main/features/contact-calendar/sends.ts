import type { Send } from '../../../preload/contract/contact-calendar.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { memberSend, sendBatch } from './kinds.ts';
import { packPeople, unpackPeople } from './pack-people.ts';
import type { BatchList } from './sent-batches.ts';
import { periodOn } from './when-to-write.ts';

/** What will be sent: by which screen, on which day ("2026-11-24"), to about how many people. */
export interface PlannedSend {
  readonly title: string;
  /** The feature that sends it. */
  readonly screen: string;
  readonly day: string;
  readonly people: number;
}

/** People who were just sent something; `send` is what was planned or recorded before, of which this is one more part. */
export interface RecordedSend {
  readonly send?: string;
  readonly title: string;
  readonly screen: string;
  /** The identifiers of those who were written to. */
  readonly people: readonly string[];
  /** Today in Paris if absent. */
  readonly day?: string;
}

/** People a batch: an edit of some 10 kB at most. */
const batchSize = 5_000;

export function planSend(records: SharedRecords, { title, screen, day, people }: PlannedSend): string {
  return records.create(memberSend, { title, screen, day, expected: people });
}

/** Enters who was sent what, in one transaction; whoever was entered under this send before is not entered twice. */
export function recordSend(
  records: SharedRecords,
  batches: BatchList,
  { title, screen, people, send }: RecordedSend,
  day: string,
): string {
  const entered = send === undefined ? [] : batchesOf(batches, send);
  const before = new Set(entered.flatMap(({ fields }) => unpackPeople(fields.people) ?? []));
  const fresh = [...new Set(people)].filter((person) => !before.has(person)).sort();
  return records.together(() => {
    const id = send ?? records.create(memberSend, { title, screen, day, expected: people.length });
    for (let from = 0; from < fresh.length; from += batchSize) {
      const batch = fresh.slice(from, from + batchSize);
      records.create(sendBatch, { send: id, day, count: batch.length, people: packPeople(batch) });
    }
    batches.forget();
    return id;
  });
}

/** Takes what is only planned off the calendar; what was sent, in part or whole, stays. */
export function dropSend(records: SharedRecords, batches: BatchList, id: string): void {
  if (batchesOf(batches, id).length === 0) records.remove(memberSend, id);
}

const batchesOf = (batches: BatchList, send: string) => batches.list().filter(({ fields }) => fields.send === send);

/** All sends, the latest first. */
export function listSends(records: SharedRecords, batches: BatchList): Send[] {
  const parts = new Map<string, Map<string, number>>();
  for (const { fields } of batches.list()) {
    const days = parts.get(fields.send) ?? new Map<string, number>();
    parts.set(fields.send, days.set(fields.day, (days.get(fields.day) ?? 0) + fields.count));
  }
  const sends = records.list(memberSend).map(({ id, fields, inConflict }): Send => {
    const sent = [...(parts.get(id) ?? [])].sort().map(([day, people]) => ({ day, people }));
    const shared = { id, title: fields.title, screen: fields.screen, inConflict: [...inConflict] };
    if (sent.length > 0)
      return { ...shared, state: 'sent', parts: sent, people: sent.reduce((sum, part) => sum + part.people, 0) };
    const quiet = periodOn(records, fields.day);
    const planned = [{ day: fields.day, people: fields.expected }];
    return {
      ...shared,
      state: 'planned',
      parts: planned,
      people: fields.expected,
      ...(quiet === undefined ? {} : { quiet }),
    };
  });
  const dayOf = (send: Send) => send.parts.at(-1)?.day ?? '';
  return sends.sort((a, b) => (dayOf(a) < dayOf(b) ? 1 : -1));
}
