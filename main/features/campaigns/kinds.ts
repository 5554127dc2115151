import { z } from 'zod';
import { Languages, Step, Stop, Template } from '../../../preload/contract/campaigns.ts';
import { System } from '../../../preload/contract/common.ts';
import { Reason } from '../../../preload/contract/password-campaigns.ts';
import type { Kind } from '../../database/replica/shared-records.ts';

const Text = z.string().default('');
const OwnTemplate = Template.optional();

/** A campaign. Each field merges by itself, so that two volunteers can write two templates at once. */
export const campaignKind = {
  name: 'campaign',
  version: 1,
  fields: z.object({
    name: Text,
    state: z.enum(['draft', 'open', 'paused', 'stopped', 'closed']).default('draft'),
    stop: Stop.nullable().default(null),
    /** What database it is about, the same on every laptop: "demonstration", or "host/database". */
    source: Text,
    connectionName: Text,
    /** The audit it was made from, which only its laptop has, and when that began. */
    audit: Text,
    auditAt: Text,
    systems: z.array(System).default([]),
    reasons: z.array(Reason).default([]),
    languages: Languages.default('fr'),
    steps: z.array(Step).default([]),
    /** A day; '' where none is announced. */
    imposedOn: Text,
    createdAt: Text,
    /** The name of who made it as it was then. */
    by: Text,
    startedAt: Text,
    people: z.number().default(0),
    accounts: z.number().default(0),
    /** The rule that passwords must follow, in words: the field {rule}. */
    rule: z.object({ fr: z.string(), en: z.string() }).default({ fr: '', en: '' }),
    'notice-fr': OwnTemplate,
    'notice-en': OwnTemplate,
    'reminder-fr': OwnTemplate,
    'reminder-en': OwnTemplate,
    'last-fr': OwnTemplate,
    'last-en': OwnTemplate,
  }),
} satisfies Kind;

/** Some of its people with their accounts (pack-people-rows.ts). A batch is never changed, so that there is nothing to merge. */
export const peopleBatch = {
  name: 'campaign-people',
  version: 1,
  fields: z.object({ campaign: Text, count: z.number().default(0), rows: Text }),
} satisfies Kind;

/** What an audit that began at `auditAt` says of accounts: [system, source key, verified | weak-again | gone | same]. */
export const verdictBatch = {
  name: 'campaign-verdicts',
  version: 1,
  fields: z.object({ campaign: Text, auditAt: Text, count: z.number().default(0), rows: Text }),
} satisfies Kind;

/** Its id follows from campaign and person, so that two volunteers who except the same person make one. */
export const exceptionKind = {
  name: 'campaign-exception',
  version: 1,
  fields: z.object({ campaign: Text, person: Text, reason: Text, until: Text }),
} satisfies Kind;

/** An address that must not be written to any more, by whatever campaign; removed when it was put right. */
export const addressKind = {
  name: 'campaign-address',
  version: 1,
  fields: z.object({ address: Text, because: z.enum(['refused', 'bounced']).default('bounced'), at: Text }),
} satisfies Kind;

/** Accounts whose change was imposed at an instant, or that imposing was undone: [system, source key]. */
export const imposedBatch = {
  name: 'campaign-imposed',
  version: 1,
  fields: z.object({
    campaign: Text,
    run: Text,
    at: Text,
    undone: z.boolean().default(false),
    count: z.number().default(0),
    rows: Text,
  }),
} satisfies Kind;

const named = (field: string) => (fields: Readonly<Record<string, unknown>>) => String(fields[field] ?? '');

/** What campaigns share, with what a record of it is called by. */
export const campaignKinds = [
  { kind: campaignKind, title: named('name') },
  { kind: peopleBatch, title: named('count') },
  { kind: verdictBatch, title: named('auditAt') },
  { kind: exceptionKind, title: named('reason') },
  { kind: addressKind, title: named('address') },
  { kind: imposedBatch, title: named('at') },
] satisfies { kind: Kind; title: (fields: Record<string, unknown>) => string }[];
