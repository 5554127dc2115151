import { z } from 'zod';
import type { Kind } from '../../../database/replica/shared-records.ts';

/** What became of messages of one campaign; a batch is never changed, so that there is nothing to merge. */
export const deliveryBatch = {
  name: 'campaign-deliveries',
  version: 1,
  fields: z.object({
    campaign: z.string().default(''),
    count: z.number().default(0),
    /** pack-events.ts */
    rows: z.string().default(''),
  }),
} satisfies Kind;

/** What sending shares, with what a record of it is called by. */
export const sendingKinds = [
  { kind: deliveryBatch, title: (fields: Readonly<Record<string, unknown>>) => String(fields.count ?? '') },
] satisfies { kind: Kind; title: (fields: Record<string, unknown>) => string }[];
