import { z } from 'zod';
import type { Kind } from '../../database/replica/shared-records.ts';
import { stableId } from '../../shared/stable-id.ts';

const Text = z.string().default('');
const parts = z.record(z.string(), z.object({ what: z.string(), erasedAfter: z.string() })).default({});

/**
 * What was decided of a column; its id follows from where it is, so that two volunteers decide of one. `type` is what its type
 * was then. `state`: kept, dismissed, or proposed where somebody took the decision back.
 */
export const inventoryColumn = {
  name: 'inventory-column',
  version: 1,
  fields: z.object({
    source: Text,
    table: Text,
    column: Text,
    type: Text,
    state: z.string().default('proposed'),
    category: Text,
    at: Text,
    by: Text,
  }),
} satisfies Kind;

export const columnId = (source: string, table: string, column: string) =>
  stableId('inventory-column', source, table, column);

/** An activity of the register of processing (article 30 of the GDPR). `columns`: ids of inventory columns. */
export const processingActivity = {
  name: 'processing-activity',
  version: 1,
  fields: z.object({
    name: Text,
    reference: Text,
    purpose: Text,
    furtherPurposes: Text,
    legalBasis: z.string().default('contract'),
    people: Text,
    data: parts,
    sensitive: parts,
    recipients: z.array(z.object({ name: z.string(), kind: z.string() })).default([]),
    transfers: z.array(z.object({ recipient: z.string(), country: z.string(), guarantee: z.string() })).default([]),
    technicalMeasures: Text,
    organisationalMeasures: Text,
    createdOn: Text,
    by: Text,
    columns: z.array(z.string()).default([]),
  }),
  sets: ['columns'],
} satisfies Kind;

/** An activity that was proposed has the same id on every laptop; one that a volunteer adds has its own. */
export const activityId = (key: string) => stableId('processing-activity', key);

const contact = z
  .object({ name: z.string(), address: z.string(), email: z.string(), telephone: z.string() })
  .default({ name: '', address: '', email: '', telephone: '' });

/** Who answers for the data: one for the cooperative. */
export const processingController = {
  name: 'processing-controller',
  version: 1,
  fields: z.object({ organisation: contact, representative: contact, dpo: contact }),
} satisfies Kind;

export const controllerId = stableId('processing-controller');

const place = ({ table, column }: Readonly<Record<string, unknown>>) =>
  `${String(table ?? '')}.${String(column ?? '')}`;

/** What the inventory shares, with what a record of it is called by. */
export const dataInventoryKinds = [
  { kind: inventoryColumn, title: place },
  { kind: processingActivity, title: ({ name }: Readonly<Record<string, unknown>>) => String(name ?? '') },
  { kind: processingController, title: () => '' },
] satisfies { kind: Kind; title: (fields: Record<string, unknown>) => string }[];
