import { parentPort, workerData } from 'node:worker_threads';
import { openColumnDoor } from '../../database/ouvadmin/open-column-door.ts';
import { CannotReach } from '../../database/ouvadmin/ouvadmin.ts';
import { openControl } from '../../encryption/control.ts';
import { measureArgon2id } from '../../encryption/rows/measure-argon2id.ts';
import { goOn, stopNow } from '../../shared/worker-talk.ts';
import type { EncryptionMessage, EncryptionOrder } from './encryption-messages.ts';
import { lookAtControl } from './work/look-at-control.ts';
import { lookBefore } from './work/look-before.ts';
import { Refused } from './work/refused.ts';
import { takeStep } from './work/take-step.ts';

const order = workerData as EncryptionOrder;

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
async function say(message: EncryptionMessage): Promise<void> {
  stop.signal.throwIfAborted();
  answer = Promise.withResolvers<void>();
  parentPort?.postMessage(message);
  await answer.promise;
}

async function perform(): Promise<void> {
  if (order.task === 'measure') {
    await say({ kind: 'measured', hashing: await measureArgon2id(order.argon2id, stop.signal) });
    return;
  }
  const door = await openColumnDoor(order.reach, stop.signal);
  try {
    if (order.task === 'look') await lookAtControl(door, order.again, say, stop.signal);
    else if (order.task === 'preview')
      await say({ kind: 'looked', looked: await lookBefore(door, order, stop.signal) });
    else if (order.task === 'pace') await openControl(door).setPace(order.plan, order.pace);
    else await say({ kind: 'done', rows: await takeStep(door, order, say, stop.signal) });
  } finally {
    await door.close();
  }
}

try {
  await perform();
} catch (error) {
  if (stop.signal.aborted) process.exit();
  if (error instanceof CannotReach) await say({ kind: 'unreachable', problem: error.problem });
  else if (error instanceof Refused) await say({ kind: 'refused', code: error.code, data: error.data });
  else throw error;
}
process.exit();
