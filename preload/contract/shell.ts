import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { always, open } from './common.ts';
import { reachRefusals } from './connections.ts';
import { Drift } from './schema-mapping.ts';

/** What the shell around the application offers; the renderer learns here what it may show. */
export const ShellInfo = z.object({
  kind: z.enum(['desktop', 'browser']),
  version: z.string(),
  platform: z.string(),
  /** Which keychain answers, or undefined: "remember on this computer" is then not offered. */
  keychain: z.enum(['keytar', 'keyring']).optional(),
});
export type ShellInfo = z.infer<typeof ShellInfo>;

/** What runs as long work; each later kind adds its name. */
export const JobKind = z.enum([
  'audit',
  'export',
  'sync',
  'backup',
  'hand-over',
  'send',
  'bounces',
  'forced-change',
  'undo',
  'inventory',
  'encryption',
  'verification',
  'purge',
]);
export type JobKind = z.infer<typeof JobKind>;

/** A running or ended piece of long work, as the panel of jobs shows it. */
export const Job = z.object({
  id: z.string(),
  kind: JobKind,
  /** What it works on: the name of a connection or of a file. */
  subject: z.string(),
  /** interrupted: the vault was locked, or the application ended, before the job did. */
  state: z.enum(['running', 'done', 'cancelled', 'failed', 'interrupted']),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().optional(),
  step: z.string(),
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative().optional(),
  rate: z.number().nonnegative().optional(),
  secondsLeft: z.number().nonnegative().optional(),
  /**
   * Why it failed: the code of a refusal, or DEFECT with the number under which the log has it. Why it was interrupted:
   * STOPPED (vault locked, application closed) or KILLED; of a killed one, `endedAt` is when it was last heard of.
   */
  problem: z.object({ code: z.string(), detail: z.string().optional() }).optional(),
  /** What came of it, in figures: rows, bytes. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** It ended before its work did, and can go on from where it stood. */
  canResume: z.boolean().optional(),
});
export type Job = z.infer<typeof Job>;

export const shell = {
  info: always.output(ShellInfo),
  /** The jobs that run and, while a vault is open, the latest past ones; again after each change (at most ten times a second). */
  jobs: always.output(eventIterator(z.array(Job))),
  cancelJob: always.input(z.object({ id: z.string() })),
  /** Begins a job that goes on from where this one stood. */
  resumeJob: open.input(z.object({ id: z.string() })).errors({
    ...reachRefusals,
    JOB_CANNOT_RESUME: {},
    NOT_MAPPED: {},
    MAPPING_DRIFTED: { data: z.object({ drift: z.array(Drift) }) },
    AUDIT_RUNNING: {},
  }),
  /** Forgets the past ones; those that run stay. */
  forgetJobs: always,
};
