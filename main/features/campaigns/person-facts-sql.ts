import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { DeliveryState, Standing, StepKind, Unreachable } from '../../../preload/contract/campaigns.ts';
import { parisDay } from '../../shared/paris-day.ts';
import type { Message, PersonFacts } from './rules/person-facts.ts';

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(schema);

const Delivered = z.tuple([z.string(), z.string(), z.string(), z.string(), z.number()]);
const Row = z.object({
  number: z.number(),
  person: z.string(),
  contact: z.string(),
  unusable: z.enum(['no-address', 'bad-address']).nullable(),
  standing: Standing,
  unreachable: Unreachable.nullable(),
  next_step: z.string().nullable(),
  next_kind: StepKind.nullable(),
  next_on: z.string().nullable(),
  last_at: z.string().nullable(),
  marked: z.enum(['refused', 'bounced']).nullable(),
  excepted: z.string().nullable(),
  accounts: json(z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()])),
  messages: json(z.array(Delivered)),
});

/** A person with what decides the standing, and what was reckoned of it last. */
export interface FactsRow {
  readonly number: number;
  readonly person: string;
  readonly contact: string;
  readonly facts: PersonFacts;
  readonly lastAt: string | null;
  /** As they stand in the table. */
  readonly reckoned: z.infer<typeof Row>;
}

const sum = (condition: string) => `coalesce(sum(${condition}), 0)`;

/** Selects people with their facts; ends in a WHERE over `p`. */
export const factsSql = `
  SELECT p.number, p.person, p.contact, p.unusable, p.standing, p.unreachable, p.next_step, p.next_kind, p.next_on, p.last_at,
    m.because AS marked, e.until AS excepted,
    (SELECT json_array(${sum("imposed = 0 AND coalesce(since, 'same') = 'same'")}, ${sum("imposed = 0 AND since = 'verified'")},
        ${sum("imposed = 0 AND since = 'weak-again'")}, ${sum("imposed = 0 AND since = 'gone'")}, ${sum('imposed = 1')})
      FROM campaign_account a WHERE a.campaign = p.campaign AND a.person = p.person) AS accounts,
    (SELECT json_group_array(json_array(step, kind, state, coalesce(sent_at, at), attempt))
      FROM delivery d WHERE d.campaign = p.campaign AND d.person = p.person) AS messages
  FROM campaign_person p
    LEFT JOIN campaign_address m ON p.contact <> '' AND m.address = p.contact
    LEFT JOIN campaign_exception e ON e.campaign = p.campaign AND e.person = p.person
  WHERE`;

/** Reads a row of factsSql. */
export function readFacts(row: unknown): FactsRow {
  const read = Row.parse(row);
  const [left, verified, weakAgain, gone, imposed] = read.accounts;
  const ats = read.messages.map(([, , , at]) => at).sort();
  return {
    number: read.number,
    person: read.person,
    contact: read.contact,
    facts: {
      unusable: read.unusable ?? undefined,
      marked: read.marked ?? undefined,
      exceptedUntil: read.excepted ?? undefined,
      accounts: { left, verified, weakAgain, gone, imposed },
      messages: latestOf(read.messages),
    },
    lastAt: ats.at(-1) ?? null,
    reckoned: read,
  };
}

/** Of each step the latest attempt; what a newer application calls otherwise counts as under way, so that nothing goes out. */
function latestOf(rows: readonly z.infer<typeof Delivered>[]): Message[] {
  const latest = new Map<string, z.infer<typeof Delivered>>();
  for (const row of rows) if ((latest.get(row[0])?.[4] ?? 0) < row[4]) latest.set(row[0], row);
  return [...latest.values()].map(([step, kind, state, at]) => ({
    step,
    kind: StepKind.safeParse(kind).data ?? 'reminder',
    state: DeliveryState.safeParse(state).data ?? 'handing',
    day: parisDay(new Date(at)),
  }));
}

/** Reads one person on the main thread, by all that is known at this moment; undefined of one that is not in the campaign. */
export function openFactsOfOne(db: Database): (campaign: string, person: string) => FactsRow | undefined {
  const read = db.prepare(`${factsSql} p.campaign = ? AND p.person = ?`);
  return (campaign, person) => {
    const row = read.get(campaign, person);
    return row === undefined ? undefined : readFacts(row);
  };
}
