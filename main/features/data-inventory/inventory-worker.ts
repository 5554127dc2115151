import { parentPort, workerData } from 'node:worker_threads';
import { openOuvadmin } from '../../database/ouvadmin/open-ouvadmin.ts';
import { CannotReach } from '../../database/ouvadmin/ouvadmin.ts';
import { recognise } from '../../shared/recognise-storage.ts';
import { goOn, stopNow } from '../../shared/worker-talk.ts';
import type { InventoryMessage, InventoryOrder } from './inventory-messages.ts';
import { openNameLexicon } from './name-lexicon.ts';
import { readInventory } from './read-inventory.ts';

const { reach, thisYear } = workerData as InventoryOrder;

/** Aborted when main wants this thread to end. */
const stop = new AbortController();
let answer = Promise.withResolvers<void>();

parentPort?.on('message', (told) => {
  if (told === goOn) return answer.resolve();
  if (told !== stopNow) return;
  stop.abort();
  answer.promise.catch(() => {});
  answer.reject(stop.signal.reason);
});

/** Waits until main has dealt with it. */
async function say(message: InventoryMessage): Promise<void> {
  stop.signal.throwIfAborted();
  answer = Promise.withResolvers<void>();
  parentPort?.postMessage(message);
  await answer.promise;
}

try {
  const ouvadmin = await openOuvadmin(reach, stop.signal);
  try {
    const sight = { recognise, isPersonName: openNameLexicon(), thisYear };
    for await (const read of readInventory(ouvadmin, sight, stop.signal)) await say({ kind: 'table', read });
  } finally {
    await ouvadmin.close();
  }
  await say({ kind: 'done' });
} catch (error) {
  if (error instanceof CannotReach) await say({ kind: 'unreachable', problem: error.problem });
  else if (!stop.signal.aborted) throw error;
}
process.exit();
