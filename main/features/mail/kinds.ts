import { z } from 'zod';
import type { Kind } from '../../database/replica/shared-records.ts';

/** There is one rule for the team, so it has the same id on every laptop. */
export const ruleId = '01800000-0000-7000-8000-5e0d1e2a1e00';
export const usualRule = '200/1500/9-18/12345';

/**
 * "200/1500/9-18/12345": at most 200 messages an hour and 1,500 a day, between 9 and 18 o'clock, Monday to Friday. One field
 * and not four: merged field by field, two changes could come out as a third rule that nobody wanted.
 */
export const sendingRule = {
  name: 'sending-rule',
  version: 1,
  fields: z.object({ rule: z.string().default(usualRule) }),
} satisfies Kind;

/** What the room of mail shares, with what a record of it is called by. */
export const mailKinds = [
  { kind: sendingRule, title: (fields: Record<string, unknown>) => String(fields.rule ?? '') },
] satisfies { kind: Kind; title: (fields: Record<string, unknown>) => string }[];
