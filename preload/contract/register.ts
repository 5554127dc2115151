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
} from './common.ts';

/** What is entered today, in the order of the filter; a newer application may enter more, which is shown by its key. */
export const registered = [
  'audit',
  'export',
  'export-deleted',
  'campaign-started',
  'campaign-closed',
  'send',
  'forced-change',
  'inventory',
  'encryption',
  'key-delivery',
  'right-of-access',
  'purge',
  'legal-hold',
  'volunteer-admitted',
  'volunteer-removed',
  'backup',
  'restore',
  'hand-over',
] as const;
export type Registered = (typeof registered)[number];

/** How it ended; what only happened, without a run, is done. */
export const Outcome = z.enum(['done', 'cancelled', 'interrupted', 'failed']);
export type Outcome = z.infer<typeof Outcome>;

/** A figure, a text, a day, a list: what is worth knowing of it, under a key for which the screen has a word. */
export const Fact = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export type Fact = z.infer<typeof Fact>;

export const RegisterEntry = z.object({
  id: z.string(),
  at: Instant,
  /** By name; empty where nobody knows it any more. */
  author: z.string(),
  mine: z.boolean(),
  what: z.string(),
  /** What it was about: a connection, a file, a person. */
  subject: z.string(),
  outcome: Outcome,
  facts: z.record(z.string(), Fact),
  /** No screen can change an entry: somebody did by another way, and the history tells who. */
  changed: z.boolean(),
  inConflict: z.array(z.string()),
});
export type RegisterEntry = z.infer<typeof RegisterEntry>;

export const registerSorts = ['at', 'author', 'what', 'subject'] as const;

export const RegisterQuery = z.object({
  /** Each word must be found in author, subject or a fact, whatever its case and accents. */
  search: z.string().max(200).default(''),
  what: z.array(z.string()).default([]),
  authors: z.array(z.string()).default([]),
  from: Day.optional(),
  to: Day.optional(),
  /** Entries picked by hand; empty means all that match. */
  ids: z.array(z.string()).max(100_000).default([]),
  sort: z.enum(registerSorts).default('at'),
  direction: SortDirection.default('descending'),
});
export type RegisterQuery = z.infer<typeof RegisterQuery>;

const Count = z.number().int().nonnegative();

export const RegisterSummary = z.object({
  total: Count,
  what: z.array(z.object({ key: z.string(), count: Count })),
  authors: z.array(z.object({ key: z.string(), count: Count })),
  /** Another number after each change: what was read is to be read again. */
  version: z.number().int(),
});
export type RegisterSummary = z.infer<typeof RegisterSummary>;

export const register = {
  /** How much there is, and again after each change. */
  watch: open.output(eventIterator(RegisterSummary)),
  entries: open
    .input(RegisterQuery.extend({ offset: Count, limit: z.number().int().min(1).max(500) }))
    .output(z.object({ total: Count, rows: z.array(RegisterEntry) })),
  exportPurposes: open.output(z.array(ExportPurpose)),
  export: open
    .input(z.object({ query: RegisterQuery, request: ExportRequest }))
    .output(eventIterator(Progress, ExportResult))
    .errors(exportRefusals),
};
