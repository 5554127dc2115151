import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import {
  Day,
  ExportPurpose,
  ExportRequest,
  ExportResult,
  exportRefusals,
  Instant,
  open,
  Progress,
  SortDirection,
  System,
} from './common.ts';
import { Fate } from './mail.ts';
import { Reason } from './password-campaigns.ts';

const Count = z.number().int().nonnegative();

/** What is written to a person, in this order: a first notice, reminders, and a last notice with the day of the imposed change. */
export const stepKinds = ['notice', 'reminder', 'last'] as const;
export const StepKind = z.enum(stepKinds);
export type StepKind = z.infer<typeof StepKind>;

/** `after`: days after the person's own first notice; 0 for the notice. */
export const Step = z.object({
  id: z.string().min(1).max(40),
  kind: StepKind,
  after: z.number().int().min(0).max(730),
});
export type Step = z.infer<typeof Step>;

export const languages = ['fr', 'en'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;
/** both: French, then English below it. */
export const Languages = z.enum(['fr', 'en', 'both']);
export type Languages = z.infer<typeof Languages>;

/** What a template may name, between braces: "{name}". */
export const templateFields = ['name', 'accounts', 'panel', 'contact', 'deadline', 'rule'] as const;
export const TemplateField = z.enum(templateFields);
export type TemplateField = z.infer<typeof TemplateField>;

export const Template = z.object({
  subject: z.string().trim().min(1).max(150),
  body: z.string().trim().min(1).max(10_000),
});
export type Template = z.infer<typeof Template>;

/** One a kind of step and a language. */
export const Templates = z.record(StepKind, z.record(Language, Template));
export type Templates = z.infer<typeof Templates>;

/**
 * Where a person stands. flagged: not written to yet. verified: every account has changed and was judged again without
 * reason. weak-again: changed, and the new one is to be reviewed too. gone: no account any more. The order is that of the board.
 */
export const standings = [
  'flagged',
  'notified',
  'reminded',
  'last-notified',
  'verified',
  'weak-again',
  'unreachable',
  'excepted',
  'imposed',
  'gone',
] as const;
export const Standing = z.enum(standings);
export type Standing = z.infer<typeof Standing>;

/** Why nobody can write to a person. */
export const unreachables = ['no-address', 'bad-address', 'refused', 'bounced'] as const;
export const Unreachable = z.enum(unreachables);
export type Unreachable = z.infer<typeof Unreachable>;

/**
 * One message to one person. claimed: it is ours to send, and nothing of it has left. handing: its text is on its way to the
 * server. to-confirm: it was on its way when all stopped, and nobody knows whether it arrived. retry: the server asked for
 * patience. gave-up: it asked for patience too often. refused: it will never take it. elsewhere: another laptop has it.
 */
export const deliveryStates = [
  'claimed',
  'handing',
  'sent',
  'to-confirm',
  'retry',
  'gave-up',
  'refused',
  'elsewhere',
  'bounced',
] as const;
export const DeliveryState = z.enum(deliveryStates);
export type DeliveryState = z.infer<typeof DeliveryState>;

export const Delivery = z.object({
  step: z.string(),
  kind: StepKind,
  /** 1, and one more each time a volunteer sends it again. */
  attempt: z.number().int().positive(),
  state: DeliveryState,
  at: Instant,
  /** When it is tried again. */
  next: Instant.optional(),
  /** What the server said ("550 5.1.1 User unknown"). */
  said: z.string().optional(),
  /** Who sent it, by name; empty where nobody knows any more. */
  by: z.string(),
});
export type Delivery = z.infer<typeof Delivery>;

export const Counts = z.record(Standing, Count);
export type Counts = z.infer<typeof Counts>;

/** Why a campaign stopped by itself. */
export const Stop = z.object({
  because: z.enum(['too-many-refused', 'server-refuses', 'login-refused', 'untrusted']),
  /** Facts for the sentence: how many, of how many, what the server said. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  at: Instant,
});
export type Stop = z.infer<typeof Stop>;

/** Why nothing goes out at this moment although the campaign is under way. */
export const Waiting = z.object({
  for: z.enum(['network', 'journal', 'hours', 'cap', 'quiet', 'next-step', 'other-laptop', 'nothing']),
  until: Instant.optional(),
});
export type Waiting = z.infer<typeof Waiting>;

export const Campaign = z.object({
  id: z.string(),
  name: z.string(),
  /** draft: nobody was written to. open: goes out by its rule. paused, stopped: only a volunteer lets it go on. */
  state: z.enum(['draft', 'open', 'paused', 'stopped', 'closed']),
  stop: Stop.optional(),
  connectionName: z.string(),
  /** Of the audit from which it was made. */
  auditAt: Instant,
  systems: z.array(System),
  reasons: z.array(Reason),
  languages: Languages,
  steps: z.array(Step),
  /** The day announced in the last notice. */
  imposedOn: Day.optional(),
  createdAt: Instant,
  createdBy: z.string(),
  startedAt: Instant.optional(),
  people: Count,
  accounts: Count,
  counts: Counts,
  /** Messages by where they stand, of all steps. */
  deliveries: z.partialRecord(DeliveryState, Count),
  /** Messages due now or later today, and when the next one is. */
  due: Count,
  waiting: Waiting.optional(),
  /** Whether this laptop sends it. */
  sendsHere: z.boolean(),
  /** Whether this laptop has the audit's fingerprints, without which it can tell a change only by its date. */
  verifiesHere: z.boolean(),
  /** Fields that two people changed without having seen each other's change. */
  inConflict: z.array(z.string()),
});
export type Campaign = z.infer<typeof Campaign>;

export const PersonAccount = z.object({
  system: System,
  /** Text, may begin with a zero. */
  accountId: z.string(),
  login: z.string(),
  reasons: z.array(Reason),
  /** What a later audit said of it: changed and now conforming, changed and weak again, no longer there, or the change was imposed. */
  since: z.enum(['verified', 'weak-again', 'gone', 'imposed']).optional(),
  sinceOn: Day.optional(),
});
export type PersonAccount = z.infer<typeof PersonAccount>;

export const Exception = z.object({ reason: z.string().trim().min(1).max(500), until: Day });
export type Exception = z.infer<typeof Exception>;

export const Person = z.object({
  /** Stable within its campaign. */
  id: z.string(),
  name: z.string(),
  /** As Ouvadmin has it; empty or unusable where nobody can write there. */
  address: z.string(),
  standing: Standing,
  unreachable: Unreachable.optional(),
  accounts: z.array(PersonAccount),
  /** The latest message. */
  last: Delivery.optional(),
  /** The step that comes next, and from which day on. */
  next: z.object({ step: z.string(), kind: StepKind, on: Day }).optional(),
  exception: Exception.optional(),
});
export type Person = z.infer<typeof Person>;

export const personSorts = ['name', 'address', 'standing', 'accounts', 'last'] as const;
export const PeopleQuery = z.object({
  campaignId: z.string(),
  /** Each word must be found in name, address, identifier or login, whatever its case and accents. */
  search: z.string().max(200).default(''),
  standings: z.array(Standing).default([]),
  reasons: z.array(Reason).default([]),
  deliveries: z.array(DeliveryState).default([]),
  /** People picked by hand; empty means all that match. */
  ids: z.array(z.string()).max(100_000).default([]),
  sort: z.enum(personSorts).default('name'),
  direction: SortDirection.default('ascending'),
});
export type PeopleQuery = z.infer<typeof PeopleQuery>;

/** Who would be written to, before anything exists. */
export const Prospect = z.object({
  people: Count,
  accounts: Count,
  unreachable: Count,
  /** People who are in another campaign that is not closed. */
  inAnother: Count,
});
export type Prospect = z.infer<typeof Prospect>;

const Selection = z.object({
  auditId: z.string(),
  systems: z.array(System).min(1),
  /** Weak for at least one of these; empty: for any. */
  reasons: z.array(Reason),
});

/** `name` must differ from that of the other campaigns. */
export const CampaignDraft = Selection.extend({
  name: z.string().trim().min(1).max(100),
  languages: Languages,
  steps: z.array(Step).min(1).max(12),
  imposedOn: Day.optional(),
});
export type CampaignDraft = z.infer<typeof CampaignDraft>;

export const Preview = z.object({ to: z.string(), subject: z.string(), text: z.string(), html: z.string() });
export type Preview = z.infer<typeof Preview>;

/** What stands at the end of a day, for the curves. */
export const CurvePoint = z.object({ day: Day, written: Count, verified: Count, imposed: Count, left: Count });
export type CurvePoint = z.infer<typeof CurvePoint>;

export const BouncesRead = z.object({
  messages: Count,
  /** Messages that tell of a failed delivery, and those of them that name a message of ours. */
  bounces: Count,
  matched: Count,
  /** Addresses newly marked as unusable. */
  marked: Count,
});
export type BouncesRead = z.infer<typeof BouncesRead>;

const Id = z.object({ campaignId: z.string() });
const OfPerson = z.object({ campaignId: z.string(), personId: z.string() });
const unknownCampaign = { CAMPAIGN_UNKNOWN: {} };
const unknownPerson = { ...unknownCampaign, PERSON_UNKNOWN: {} };
const closedCampaign = { ...unknownCampaign, CAMPAIGN_CLOSED: {} };
const badSteps = {
  /** One notice first, on day 0, a last notice at most and at the end, each later than the one before. */
  STEPS_WRONG: {
    data: z.object({ because: z.enum(['no-notice', 'not-in-order', 'last-not-last', 'last-without-day']) }),
  },
};
const badTemplate = {
  TEMPLATE_FIELD_UNKNOWN: { data: z.object({ fields: z.array(z.string()) }) },
  /** A link in such a message teaches people to follow those of thieves. */
  TEMPLATE_HAS_LINK: { data: z.object({ found: z.string() }) },
  TEMPLATE_FIELD_LACKS: { data: z.object({ field: TemplateField }) },
};
const noSender = { NO_SENDER: {} };

export const campaigns = {
  /** All campaigns, newest first, again after each change (at most five times a second). */
  watch: open.output(eventIterator(z.array(Campaign))),
  prospect: open.input(Selection).output(Prospect).errors({ AUDIT_UNKNOWN: {} }),
  create: open
    .input(CampaignDraft)
    .output(z.object({ id: z.string() }))
    .errors({ AUDIT_UNKNOWN: {}, AUDIT_NOT_DONE: {}, NOBODY_FLAGGED: {}, NAME_TAKEN: {}, ...badSteps }),
  /** Only what was changed: what another laptop changed meanwhile is left alone. */
  change: open
    .input(
      Id.extend({
        name: CampaignDraft.shape.name.optional(),
        languages: Languages.optional(),
        steps: CampaignDraft.shape.steps.optional(),
        imposedOn: Day.nullish(),
      }),
    )
    .errors({ ...closedCampaign, NAME_TAKEN: {}, ...badSteps }),
  /** Of a draft only: nobody was written to. */
  remove: open.input(Id).errors({ ...unknownCampaign, CAMPAIGN_BEGUN: {} }),

  templates: open.input(Id).output(Templates).errors(unknownCampaign),
  setTemplate: open
    .input(Id.extend({ kind: StepKind, language: Language, template: Template }))
    .errors({ ...closedCampaign, ...badTemplate }),
  /** The message as the person would get it today; `unsaved` takes the place of the words saved for that step and language. */
  preview: open
    .input(
      OfPerson.extend({
        step: z.string(),
        unsaved: z.object({ language: Language, template: Template }).optional(),
      }),
    )
    .output(Preview)
    .errors({ ...unknownPerson, ...badTemplate }),
  /** The same message to an address of the volunteer's; it counts for nothing. */
  testSend: open
    .input(OfPerson.extend({ step: z.string(), to: z.email() }))
    .output(Fate)
    .errors({ ...unknownPerson, ...badTemplate, ...noSender }),

  /** Lets it go out from now on, by its steps, in the chosen hours; without a network it waits for one. */
  start: open.input(Id).errors({ ...closedCampaign, ...noSender, ...badTemplate }),
  pause: open.input(Id).errors(closedCampaign),
  /** Nothing more goes out; it is kept. */
  close: open.input(Id).errors(unknownCampaign),

  people: open
    .input(PeopleQuery.extend({ offset: Count, limit: z.number().int().min(1).max(500) }))
    .output(z.object({ total: Count, rows: z.array(Person) }))
    .errors(unknownCampaign),
  person: open
    .input(OfPerson)
    .output(Person.extend({ deliveries: z.array(Delivery) }))
    .errors(unknownPerson),
  except: open.input(OfPerson.extend({ exception: Exception })).errors(unknownPerson),
  unexcept: open.input(OfPerson).errors(unknownPerson),
  /** One more attempt at a step that was sent, refused or given up. Refused while the first one's fate is unknown. */
  resend: open
    .input(OfPerson.extend({ step: z.string() }))
    .errors({ ...unknownPerson, ...closedCampaign, FATE_UNKNOWN: {}, NOT_REACHABLE: {} }),
  /** A volunteer has found out what became of it. */
  confirm: open
    .input(OfPerson.extend({ step: z.string(), arrived: z.boolean() }))
    .errors({ ...unknownPerson, NOTHING_TO_CONFIRM: {} }),
  /** Forgets that messages came back from this address: it was put right. */
  forgiveAddress: open.input(OfPerson).errors(unknownPerson),

  curve: open.input(Id).output(z.array(CurvePoint)).errors(unknownCampaign),
  /** Looks at what came back; no message is ever moved, marked or deleted. */
  readBounces: open
    .input(z.object({ from: z.enum(['mailbox', 'files']) }))
    .output(eventIterator(Progress, BouncesRead))
    .errors({
      ...noSender,
      NO_MAILBOX: {},
      MAILBOX_FAILED: { data: z.object({ because: z.string(), said: z.string() }) },
      NOTHING_CHOSEN: {},
    }),

  /** people: everybody with their accounts. letters: those to call or write to by post, a line a person for a mail merge. report: counts only. */
  exportPurposes: open
    .input(z.object({ what: z.enum(['people', 'letters', 'report']) }))
    .output(z.array(ExportPurpose)),
  export: open
    .input(z.object({ what: z.enum(['people', 'letters', 'report']), query: PeopleQuery, request: ExportRequest }))
    .output(eventIterator(Progress, ExportResult))
    .errors({ ...exportRefusals, ...unknownCampaign }),
};
