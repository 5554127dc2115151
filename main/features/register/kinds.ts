import { z } from 'zod';
import { Fact } from '../../../preload/contract/register.ts';
import type { Kind } from '../../database/replica/shared-records.ts';

/** One line of the register. Written once: nothing here changes it, and a change made by another way shows in its history. */
export const registerEntry = {
  name: 'register-entry',
  version: 1,
  fields: z.object({
    /** When it happened, an instant; a line taken over from an older journal was written later. */
    at: z.string().default(''),
    what: z.string().default(''),
    subject: z.string().default(''),
    outcome: z.string().default('done'),
    /** The name of who did it as it was then, for a volunteer of whom nobody knows the name any more. */
    by: z.string().default(''),
    /** The line that this one is about. */
    about: z.string().default(''),
    facts: z.record(z.string(), Fact).default({}),
  }),
} satisfies Kind;

/** What the register shares, with what a record of it is called by. */
export const registerKinds = [
  { kind: registerEntry, title: (fields: Readonly<Record<string, unknown>>) => String(fields.subject ?? '') },
];
