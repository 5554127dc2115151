import { z } from 'zod';
import type { Kind } from '../../database/replica/shared-records.ts';

/** A quiet period: days as "2026-11-24", both included. Merged field by field, so that it may come out backwards. */
export const quietPeriod = {
  name: 'quiet-period',
  version: 1,
  fields: z.object({
    label: z.string().default(''),
    from: z.string().default(''),
    to: z.string().default(''),
    reason: z.string().default(''),
  }),
} satisfies Kind;

/** There is one cap for the team, so it has the same id on every laptop. */
export const capId = '01800000-0000-7000-8000-0c0a1e0da500';
export const usualLimit = '2/30';

/**
 * "2/30": at most 2 messages a person in 30 days. One field and not two: merged field by field, 3 in 60 and 2 in 7 could
 * come out as 3 in 7, more than either of them allowed.
 */
export const contactCap = {
  name: 'contact-cap',
  version: 1,
  fields: z.object({ limit: z.string().default(usualLimit) }),
} satisfies Kind;

export const memberSend = {
  name: 'member-send',
  version: 1,
  fields: z.object({
    title: z.string().default(''),
    screen: z.string().default(''),
    /** The day foreseen, and how many people. What was sent is told by the batches. */
    day: z.string().default(''),
    expected: z.number().default(0),
  }),
} satisfies Kind;

/** People who were sent it on a day; a batch is never changed, so that there is nothing to merge. */
export const sendBatch = {
  name: 'member-send-batch',
  version: 1,
  fields: z.object({
    send: z.string().default(''),
    day: z.string().default(''),
    count: z.number().default(0),
    /** pack-people.ts */
    people: z.string().default(''),
  }),
} satisfies Kind;

const named = (field: string) => (fields: Readonly<Record<string, unknown>>) => String(fields[field] ?? '');

/** What the calendar shares, with what a record of it is called by. */
export const contactCalendarKinds = [
  { kind: quietPeriod, title: named('label') },
  { kind: contactCap, title: named('limit') },
  { kind: memberSend, title: named('title') },
  { kind: sendBatch, title: named('day') },
] satisfies { kind: Kind; title: (fields: Record<string, unknown>) => string }[];
