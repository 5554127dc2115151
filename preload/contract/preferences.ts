import { z } from 'zod';
import { always } from './common.ts';

/** What a volunteer likes, kept in clear because it says nothing of anybody and is needed before the vault opens. */
export const Preferences = z.object({
  locale: z.enum(['fr', 'en']).default('fr'),
  theme: z.enum(['auto', 'light', 'dark']).default('auto'),
  railCollapsed: z.boolean().default(false),
});
export type Preferences = z.infer<typeof Preferences>;

export const preferences = {
  get: always.output(Preferences),
  set: always
    // Not Preferences.partial(): the defaults would come back for every field that was not given.
    .input(
      z.object({
        locale: Preferences.shape.locale.unwrap().optional(),
        theme: Preferences.shape.theme.unwrap().optional(),
        railCollapsed: z.boolean().optional(),
      }),
    )
    .output(Preferences),
};
