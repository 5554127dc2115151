import { parentPort, workerData } from 'node:worker_threads';
import { openOuvadminWriter } from '../../database/ouvadmin/open-ouvadmin-writer.ts';
import { CannotReach } from '../../database/ouvadmin/ouvadmin.ts';
import type { OuvadminWriter } from '../../database/ouvadmin/ouvadmin-writer.ts';
import { openForJob } from '../../database/replica/open-for-job.ts';
import { goOn, stopNow } from '../../shared/worker-talk.ts';
import type { ForcingMessage, ForcingOrder } from './forcing-messages.ts';
import { imposeRows } from './impose-rows.ts';
import { lookAtRows } from './look-at-rows.ts';
import { undoRows } from './undo-rows.ts';

const order = workerData as ForcingOrder;

/** Aborted when main wants this thread to end. */
const stop = new AbortController();
let answer = Promise.withResolvers<void>();

parentPort?.on('message', (told) => {
  if (told === goOn) answer.resolve();
  else if (told === stopNow) {
    stop.abort();
    answer.promise.catch(() => {});
    answer.reject(stop.signal.reason);
  }
});

/** Waits until main has dealt with it. */
async function say(message: ForcingMessage): Promise<void> {
  stop.signal.throwIfAborted();
  answer = Promise.withResolvers<void>();
  parentPort?.postMessage(message);
  await answer.promise;
}

async function perform(writer: OuvadminWriter): Promise<void> {
  if (order.task === 'undo') {
    for await (const batch of undoRows(writer, order)) await say(batch);
    return;
  }
  const db = openForJob(order.replica);
  try {
    if (order.task === 'look') await say(await lookAtRows(writer, db, order, stop.signal));
    else for await (const batch of imposeRows(writer, db, order)) await say(batch);
  } finally {
    db.close();
  }
}

try {
  const writer = await openOuvadminWriter(order.reach, stop.signal);
  await perform(writer).finally(() => writer.close());
  await say({ kind: 'done' });
} catch (error) {
  if (error instanceof CannotReach) await say({ kind: 'unreachable', problem: error.problem });
  else if (!stop.signal.aborted) throw error;
}
process.exit();
