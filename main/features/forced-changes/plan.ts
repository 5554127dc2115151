import { z } from 'zod';
import { System } from '../../../preload/contract/common.ts';
import { StorageFamily } from '../../../preload/contract/schema-mapping.ts';

/** What is done to the rows of one system: kept with the run, so that it goes on as it was shown. */
export const PlannedSystem = z.object({
  system: System,
  table: z.string(),
  key: z.array(z.string()).min(1),
  password: z.string(),
  storage: z.union([StorageFamily, z.literal('auto')]),
  kind: z.enum(['flag', 'suspend', 'secret']),
  /** The column that is changed: of a secret, that of the password. */
  column: z.string(),
  /** Absent for a secret. */
  value: z.string().optional(),
  /** What a secret must meet. */
  policy: z.object({ minimumLength: z.number(), maximumLength: z.number().optional() }),
});
export type PlannedSystem = z.infer<typeof PlannedSystem>;

export const Plan = z.array(PlannedSystem);
export type Plan = z.infer<typeof Plan>;
