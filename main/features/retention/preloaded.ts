import { z } from 'zod';
import { ClockDraft, RuleDraft } from '../../../preload/contract/retention.ts';
import given from './preloaded.json' with { type: 'json' };

const Preloaded = z.object({
  clocks: z.array(z.object({ id: z.string(), ours: z.boolean(), clock: ClockDraft })),
  rules: z.array(z.object({ id: z.string(), source: z.string(), enabled: z.boolean(), rule: RuleDraft })),
});

/** Clocks and rules that come with the application, as data; what a volunteer makes of them is a shared record of the same id. */
export const preloaded = Preloaded.parse(given);
