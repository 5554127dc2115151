import { type KeptKey, runKeys } from '../../database/journal/run-key.ts';
import type { ForcingTeam } from './deps.ts';
import { openRunCipher } from './run-cipher.ts';
import type { RunStore } from './run-store.ts';

const keys = runKeys('ouvadesk forced run key 1', (key) => openRunCipher(key).check());

/** Makes the key of a run and says what of it is shared. */
export const makeRunKey = (run: string, team: ForcingTeam | undefined, store: RunStore) => keys.make(run, team, store);

/** The key of a run; undefined where this laptop has it not, or it is another than the run's. */
export const findRunKey = (run: string, kept: KeptKey, team: Pick<ForcingTeam, 'keyOf'>, store: RunStore) =>
  keys.find(run, kept, team, store);
