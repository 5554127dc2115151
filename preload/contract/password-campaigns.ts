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
import { Problem, reachRefusals } from './connections.ts';
import { Drift, StorageFamily } from './schema-mapping.ts';

/** What an audit can find in a password, whatever the policy. The order is that of the bits in the replica: only add at the end. */
export const findings = [
  'blocklist-common',
  'blocklist-french',
  'from-login',
  'from-name',
  'from-email',
  'from-domain',
  'from-host',
  'date',
  'keyboard',
  'repeated',
  'shared',
  'guessed',
  'guessable',
  'unchanged',
] as const;
export const Finding = z.enum(findings);
export type Finding = z.infer<typeof Finding>;

export const characterClasses = ['lower', 'upper', 'digit', 'special'] as const;
export const CharacterClass = z.enum(characterClasses);
export type CharacterClass = z.infer<typeof CharacterClass>;

/** Why a password is to be reviewed. The order is that of the bits in the replica: only add at the end. */
export const reasons = [
  'too-short',
  'too-long',
  'no-lower',
  'no-upper',
  'no-digit',
  'no-special',
  'other-characters',
  'entropy',
  'empty',
  ...findings,
] as const;
export const Reason = z.enum(reasons);
export type Reason = z.infer<typeof Reason>;

/**
 * weak: at least one reason. conforming: a clear password without any. not-found: a hash that N guesses did not open,
 * which never means strong. none: NULL, no password at all. unreadable: stored in a way that cannot be judged.
 */
export const outcomes = ['weak', 'conforming', 'not-found', 'none', 'unreadable'] as const;
export const Outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof Outcome>;

/** Lower bounds of the bands in which a length (code points after NFC) is kept; policies may only cut between bands. */
export const lengthBands = [0, 1, 8, 12, 15, 16, 20, 65] as const;
/** Lower bounds, in bits, of the bands in which the entropy of composition is kept. */
export const entropyBands = [0, 50, 65, 80, 100] as const;

/** All that is kept of a password: enough to judge it again by another policy, not enough to find it. */
export const Facts = z.object({
  family: StorageFamily,
  /** Lower bound of the band; undefined for a hash that was not opened. */
  length: z.number().int().optional(),
  /** Classes present; undefined for a hash that was not opened. */
  classes: z.array(CharacterClass).optional(),
  otherCharacters: z.boolean(),
  /** Lower bound of the band, bits. */
  entropy: z.number().int().optional(),
  findings: z.array(Finding),
  /** zxcvbn's score 0 to 4 where it was asked for. */
  guessability: z.number().int().min(0).max(4).optional(),
  /** Candidates tried against a hash. */
  guesses: z.number().int().optional(),
});
export type Facts = z.infer<typeof Facts>;

const Words = z.object({ fr: z.string(), en: z.string() });

/** A policy is data, with its source and its validity (product.md, sections 3 and 4). */
export const Policy = z.object({
  id: z.string(),
  title: Words,
  kind: z.enum(['decided', 'comparison']),
  source: z.object({ title: Words, url: z.string().optional(), checkedOn: Day }),
  /** What the screen says of it, plainly. */
  remark: Words.optional(),
  validFrom: Day.optional(),
  validTo: Day.optional(),
  minimumLength: z.number().int(),
  maximumLength: z.number().int().optional(),
  minimumEntropy: z.number().optional(),
  /** Replaces what is above for a system that throttles failed attempts. */
  whenThrottled: z
    .object({ minimumLength: z.number().int().optional(), minimumEntropy: z.number().optional() })
    .optional(),
  classes: z.array(CharacterClass),
  /** Beyond the four classes. welcome: they count as special characters; tolerated: a warning; refused: a reason. */
  otherCharacters: z.enum(['welcome', 'tolerated', 'refused']),
  refuses: z.array(Finding),
});
export type Policy = z.infer<typeof Policy>;

/** Which policy judges a system, and whether that system slows down repeated failures. */
export const SystemPolicy = z.object({ system: System, policyId: z.string(), throttled: z.boolean() });
export type SystemPolicy = z.infer<typeof SystemPolicy>;

export const AuditOptions = z.object({
  /** zxcvbn on each distinct clear password: about a millisecond each. */
  guessability: z.boolean(),
  /** Candidates tried against each slow hash (bcrypt); the fast ones are always tried against the whole list. */
  slowGuesses: z.number().int().min(0).max(10_000),
  /** A password unchanged for as many years is a finding; 0 never. */
  unchangedYears: z.number().int().min(0).max(50),
});
export type AuditOptions = z.infer<typeof AuditOptions>;

const Count = z.number().int().nonnegative();
/** Counts of one system in one audit. */
export const SystemCounts = z.object({
  system: System,
  policyId: z.string(),
  total: Count,
  outcomes: z.record(Outcome, Count),
  reasons: z.partialRecord(Reason, Count),
});

export type SystemCounts = z.infer<typeof SystemCounts>;

export const Audit = z.object({
  id: z.string(),
  connectionId: z.string(),
  connectionName: z.string(),
  mappingVersion: z.number().int(),
  startedAt: Instant,
  endedAt: Instant.optional(),
  /** interrupted: the application was closed or the server lost; it can be resumed. */
  state: z.enum(['running', 'interrupted', 'cancelled', 'done']),
  /** Why the server was lost, where that is what interrupted it. */
  problem: Problem.optional(),
  policies: z.array(SystemPolicy),
  options: AuditOptions,
  accounts: Count,
  counts: z.array(SystemCounts),
  /** Older audits keep their counts only. */
  hasAccounts: z.boolean(),
});
export type Audit = z.infer<typeof Audit>;

/** Against the audit before of the same connection. stronger: changed and now conforming; changed: changed, and nothing tells how strong it is. */
export const changes = ['first', 'new', 'same', 'changed-weak', 'stronger', 'changed'] as const;
export const Change = z.enum(changes);
export type Change = z.infer<typeof Change>;

export const AccountVerdict = z.object({
  /** Number of the row within its audit. */
  row: z.number().int(),
  system: System,
  /** Text, may begin with a zero. */
  accountId: z.string(),
  login: z.string(),
  holder: z.string(),
  email: z.string(),
  status: z.string(),
  outcome: Outcome,
  reasons: z.array(Reason),
  warnings: z.array(Reason),
  passwordChangedOn: Day.nullable(),
  lastLogin: Day.nullable(),
  mustChange: z.boolean().nullable(),
  change: Change,
});
export type AccountVerdict = z.infer<typeof AccountVerdict>;

export const AccountsQuery = z.object({
  auditId: z.string(),
  /** Each word must be found in identifier, login, holder or e-mail, whatever its case and accents. */
  search: z.string().max(200).default(''),
  systems: z.array(System).default([]),
  outcomes: z.array(Outcome).default([]),
  reasons: z.array(Reason).default([]),
  changes: z.array(Change).default([]),
  /** Rows picked by hand; empty means all that match. */
  rows: z.array(z.number().int()).max(100_000).default([]),
  sort: z
    .enum(['accountId', 'login', 'holder', 'email', 'system', 'reasons', 'passwordChangedOn'])
    .default('accountId'),
  direction: SortDirection.default('ascending'),
});
export type AccountsQuery = z.infer<typeof AccountsQuery>;

export const AccountDetail = AccountVerdict.extend({
  facts: Facts,
  policyId: z.string(),
  /** How many accounts of the audit have the same password, itself included. */
  sharedBy: z.number().int().optional(),
  previous: z.object({ auditId: z.string(), at: Instant, outcome: Outcome, reasons: z.array(Reason) }).optional(),
});
export type AccountDetail = z.infer<typeof AccountDetail>;

export const Simulation = z.object({
  policyId: z.string(),
  /** Judged accounts only: clear passwords and hashes that were opened. */
  judged: Count,
  failing: Count,
  /** Fail under this policy and not under the one that judged the audit, and the other way round. */
  newlyFailing: Count,
  noLongerFailing: Count,
  reasons: z.partialRecord(Reason, Count),
});
export type Simulation = z.infer<typeof Simulation>;

const AuditId = z.object({ auditId: z.string() });
const unknownAudit = { AUDIT_UNKNOWN: {} };

export const passwordCampaigns = {
  policies: open.output(z.array(Policy)),
  systemPolicies: open.output(z.array(SystemPolicy)),
  setSystemPolicy: open.input(SystemPolicy).output(z.array(SystemPolicy)).errors({ POLICY_UNKNOWN: {} }),

  /** Begins in the background and answers with the audit; watch() and the panel of jobs tell how it goes. */
  start: open
    .input(z.object({ connectionId: z.string(), options: AuditOptions }))
    .output(Audit)
    .errors({
      ...reachRefusals,
      NOT_MAPPED: {},
      MAPPING_DRIFTED: { data: z.object({ drift: z.array(Drift) }) },
      AUDIT_RUNNING: {},
    }),
  cancel: open.input(AuditId).errors(unknownAudit),
  /** Goes on after the last account that was kept. */
  resume: open
    .input(AuditId)
    .output(Audit)
    .errors({
      ...reachRefusals,
      ...unknownAudit,
      NOT_MAPPED: {},
      MAPPING_DRIFTED: { data: z.object({ drift: z.array(Drift) }) },
      AUDIT_RUNNING: {},
    }),
  remove: open.input(AuditId).errors({ ...unknownAudit, AUDIT_RUNNING: {} }),
  /** Progress of the running audit of this id, then its last state. Ends when the audit ends. */
  watch: open.input(AuditId).output(eventIterator(Progress, Audit)).errors(unknownAudit),

  /** Newest first, with their counts: the trend. */
  audits: open.output(z.array(Audit)),
  accounts: open
    .input(AccountsQuery.extend({ offset: Count, limit: z.number().int().min(1).max(500) }))
    .output(z.object({ total: Count, rows: z.array(AccountVerdict) }))
    .errors(unknownAudit),
  account: open
    .input(z.object({ auditId: z.string(), row: z.number().int() }))
    .output(AccountDetail)
    .errors({ ...unknownAudit, ACCOUNT_UNKNOWN: {} }),
  /** What each policy would say of the same passwords, as if every system throttled or none did. */
  simulate: open
    .input(z.object({ auditId: z.string(), systems: z.array(System).default([]), throttled: z.boolean() }))
    .output(z.array(Simulation))
    .errors(unknownAudit),

  exportPurposes: open.output(z.array(ExportPurpose)),
  export: open
    .input(z.object({ query: AccountsQuery, request: ExportRequest }))
    .output(eventIterator(Progress, ExportResult))
    .errors({ ...exportRefusals, ...unknownAudit }),
};
