import { implement } from '@orpc/server';
import { contract } from '../../../preload/contract/index.ts';
import type { PreferencesFile } from './preferences.ts';

/** Joins the contract of the preferences to their file. */
export function preferencesRouter(preferences: PreferencesFile) {
  const os = implement(contract.preferences);
  return os.router({
    get: os.get.handler(() => preferences.get()),
    set: os.set.handler(({ input }) => {
      const given = Object.entries(input).filter(([, value]) => value !== undefined);
      return preferences.set(Object.fromEntries(given));
    }),
  });
}
