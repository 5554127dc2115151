import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Day, open } from './common.ts';

const Count = z.number().int().nonnegative();

/** The longest that a cap may look back, and the most messages it may allow: beyond, nobody would keep it in mind. */
export const capLimits = { messages: 50, days: 366 };

/** At most `messages` a person in any `days` days that follow each other. */
export const Cap = z.object({
  messages: z.number().int().min(1).max(capLimits.messages),
  days: z.number().int().min(1).max(capLimits.days),
});
export type Cap = z.infer<typeof Cap>;

/** Days on which nothing is sent to members, both ends included. */
export const PeriodDraft = z.object({
  label: z.string().trim().min(1).max(100),
  from: Day,
  to: Day,
  reason: z.string().trim().max(500),
});
export type PeriodDraft = z.infer<typeof PeriodDraft>;

export const QuietPeriod = z.object({
  id: z.string(),
  label: z.string(),
  from: Day,
  to: Day,
  reason: z.string(),
  /** Fields that two people changed without having seen each other's change. */
  inConflict: z.array(z.string()),
});
export type QuietPeriod = z.infer<typeof QuietPeriod>;

/** What was or will be sent to members, by whatever screen. */
export const Send = z.object({
  id: z.string(),
  title: z.string(),
  /** The feature that sends it ("password-campaigns"). */
  screen: z.string(),
  state: z.enum(['planned', 'sent']),
  /** The days on which it went out with how many people each, in order; of a planned one, the day foreseen. */
  parts: z.array(z.object({ day: Day, people: Count })),
  people: Count,
  /** A planned one that falls into this period: it will be refused on that day. */
  quiet: z.string().optional(),
  inConflict: z.array(z.string()),
});
export type Send = z.infer<typeof Send>;

/** When members can be written to, from the day wanted on. */
export const Answer = z.object({
  wanted: Day,
  /** The first day that lies in no quiet period: the day wanted, if it does not. */
  day: Day,
  /** The period that forbids the day wanted. */
  period: z.string().optional(),
  /** People who on `day` have had as many messages as the cap allows, and the first day on which all of them can be written to. */
  atCap: z.object({ people: Count, freeOn: Day }).optional(),
});
export type Answer = z.infer<typeof Answer>;

export const Calendar = z.object({
  today: Day,
  periods: z.array(QuietPeriod),
  cap: Cap.extend({
    id: z.string(),
    /** Nobody has chosen one yet. */
    usual: z.boolean(),
    inConflict: z.array(z.string()),
  }),
  sends: z.array(Send),
  answer: Answer,
});
export type Calendar = z.infer<typeof Calendar>;

const unknownPeriod = { PERIOD_UNKNOWN: {} };
const backwards = { PERIOD_BACKWARDS: {} };

export const contactCalendar = {
  /** All of the calendar with the answer for the day wanted (today without it), again after each change. */
  watch: open.input(z.object({ wanted: Day.optional() })).output(eventIterator(Calendar)),
  addPeriod: open
    .input(PeriodDraft)
    .output(z.object({ id: z.string() }))
    .errors(backwards),
  /** Only what was changed: what another laptop changed meanwhile is left alone. */
  changePeriod: open.input(PeriodDraft.partial().extend({ id: z.string() })).errors({ ...backwards, ...unknownPeriod }),
  removePeriod: open.input(z.object({ id: z.string() })).errors(unknownPeriod),
  /** Takes the removal back. */
  restorePeriod: open.input(z.object({ id: z.string() })).errors(unknownPeriod),
  setCap: open.input(Cap),
};
