import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Preferences } from '../../../preload/contract/preferences.ts';

export interface PreferencesFile {
  get(): Preferences;
  set(change: Partial<Preferences>): Preferences;
}

/** Language and theme in a small file of their own; an unreadable one counts as the defaults. */
export function openPreferences(file: string): PreferencesFile {
  const read = (): Preferences => {
    try {
      return Preferences.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return Preferences.parse({});
    }
  };
  return {
    get: read,
    set(change) {
      const next = { ...read(), ...change };
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(`${file}.new`, JSON.stringify(next));
      renameSync(`${file}.new`, file);
      return next;
    },
  };
}
