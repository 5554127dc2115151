import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ShellPowers } from '../../main/shared/powers.ts';

/** A shell whose volunteer saves every file in a folder under the name proposed, and gives the file that is named. */
export function shellTo(folder: string, given?: string): ShellPowers {
  return {
    kind: 'desktop',
    async chooseSaveTarget(name) {
      mkdirSync(folder, { recursive: true });
      return { path: join(folder, name) };
    },
    abandonSaveTarget: async () => {},
    chooseOpenSource: async () => (given === undefined ? undefined : { path: given }),
    releaseOpenSource: async () => {},
  };
}
