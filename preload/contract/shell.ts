import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { always } from './common.ts';

/** What the shell around the application offers; the renderer learns here what it may show. */
export const ShellInfo = z.object({
  kind: z.enum(['desktop', 'browser']),
  version: z.string(),
  platform: z.string(),
  /** Which keychain answers, or undefined: "remember on this computer" is then not offered. */
  keychain: z.enum(['keytar', 'keyring']).optional(),
});
export type ShellInfo = z.infer<typeof ShellInfo>;

/** A running or ended piece of long work, as the panel of jobs shows it. */
export const Job = z.object({
  id: z.string(),
  kind: z.enum(['audit', 'export']),
  /** What it works on: the name of a connection or of a file. */
  subject: z.string(),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().optional(),
  step: z.string(),
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative().optional(),
  rate: z.number().nonnegative().optional(),
  secondsLeft: z.number().nonnegative().optional(),
  /** Why it failed: the code of a refusal, or DEFECT with the number under which the log has it. */
  problem: z.object({ code: z.string(), detail: z.string().optional() }).optional(),
});
export type Job = z.infer<typeof Job>;

export const shell = {
  info: always.output(ShellInfo),
  /** The list of jobs, again after each change (at most ten times a second). */
  jobs: always.output(eventIterator(z.array(Job))),
  cancelJob: always.input(z.object({ id: z.string() })),
};
