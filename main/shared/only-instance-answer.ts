import { z } from 'zod';

/** What the Ouvadesk that has the folder answers to a second start. */
export const Answer = z.object({
  shell: z.enum(['desktop', 'browser']),
  /** A new one-time address, from the browser shell. The desktop shell shows its window instead. */
  address: z.string().optional(),
});
export type Answer = z.infer<typeof Answer>;
