import { z } from 'zod';
import { ClockDraft, Duration, HoldDraft, RetentionSettings, RuleDraft } from '../../../preload/contract/retention.ts';
import type { Kind } from '../../database/replica/shared-records.ts';
import { RuleWork } from './work.ts';

const Text = z.string().default('');

/**
 * How long some data may be kept. The whole is one field: merged field by field, a duration could come out under the law of
 * another. Those that come with the application (preloaded.ts) are written only once somebody has changed them.
 */
export const retentionClock = {
  name: 'retention-clock',
  version: 1,
  fields: z.object({ clock: ClockDraft.nullable().default(null) }),
} satisfies Kind;

/** A rule of one database; one field for the same reason. */
export const retentionRule = {
  name: 'retention-rule',
  version: 1,
  fields: z.object({
    source: Text,
    rule: RuleDraft.nullable().default(null),
    enabled: z.boolean().default(false),
  }),
} satisfies Kind;

/** What the whole team keeps to; there is one. */
export const settingsId = '01800000-0000-7000-8000-0c0a1e0da5c0';
export const usualSettings: RetentionSettings = { financialYearEnd: '12-31', undoDays: 30 };
export const retentionSettings = {
  name: 'retention-settings',
  version: 1,
  fields: z.object({ settings: RetentionSettings.default(usualSettings) }),
} satisfies Kind;

const Lifted = z.object({ by: z.string(), at: z.string(), reason: z.string() });

/** Placed once, lifted once: nothing else of it changes. */
export const legalHold = {
  name: 'legal-hold',
  version: 1,
  fields: z.object({
    source: Text,
    hold: HoldDraft.nullable().default(null),
    by: Text,
    at: Text,
    lifted: Lifted.nullable().default(null),
  }),
} satisfies Kind;

/**
 * A purge: by which rule as it was then, by whom, and how it can be undone. `key`: of the rows it took, sealed under the team's
 * key of `epoch`; '' where a vault without a team keeps it for itself, and once it is forgotten.
 */
export const purgeRun = {
  name: 'purge-run',
  version: 1,
  fields: z.object({
    source: Text,
    rule: RuleWork.nullable().default(null),
    clock: ClockDraft.nullable().default(null),
    at: Text,
    by: Text,
    device: Text,
    state: z.enum(['running', 'interrupted', 'done', 'undoing', 'undone', 'forgotten']).default('running'),
    planned: z.number().default(0),
    purged: z.number().default(0),
    withThem: z.number().default(0),
    passed: z.number().default(0),
    undone: z.number().default(0),
    notUndone: z.number().default(0),
    /** A day. */
    undoableUntil: Text,
    epoch: z.number().default(0),
    key: Text,
    check: Text,
    /** Its rows are no longer beside Ouvadmin. */
    cleared: z.boolean().default(false),
  }),
} satisfies Kind;

/** What stands on a certificate, in the order in which its digest is made. No personal data. */
export const CertificateText = z.object({
  runId: z.string(),
  source: z.string(),
  rule: z.string(),
  table: z.string(),
  deed: z.enum(['delete', 'empty', 'replace']),
  columns: z.array(z.string()),
  clock: z.string(),
  duration: Duration,
  basis: z.string(),
  by: z.string(),
  startedAt: z.string(),
  endedAt: z.string(),
  rows: z.number(),
  withThem: z.number(),
  passed: z.number(),
  oldest: z.string().optional(),
  newest: z.string().optional(),
  undoableUntil: z.string(),
});
export type CertificateText = z.infer<typeof CertificateText>;

/** Written once, when a purge has ended; its id follows from that of the run, so that there is one. */
export const deletionCertificate = {
  name: 'deletion-certificate',
  version: 1,
  fields: z.object({ content: CertificateText.nullable().default(null), sha256: Text }),
} satisfies Kind;

type Fields = Readonly<Record<string, unknown>>;
const within = (field: string, name: string) => (fields: Fields) => {
  const value = (fields[field] as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return typeof value === 'string' ? value : String((value as { fr?: unknown } | undefined)?.fr ?? '');
};

/** What retention shares, with what a record of it is called by. */
export const retentionKinds = [
  { kind: retentionClock, title: within('clock', 'name') },
  { kind: retentionRule, title: within('rule', 'name') },
  { kind: retentionSettings, title: within('settings', 'financialYearEnd') },
  { kind: legalHold, title: within('hold', 'reason') },
  { kind: purgeRun, title: within('rule', 'name') },
  { kind: deletionCertificate, title: within('content', 'rule') },
] satisfies { kind: Kind; title: (fields: Record<string, unknown>) => string }[];
