import { parentPort, workerData } from 'node:worker_threads';
import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import { openColumnDoor } from '../../database/ouvadmin/open-column-door.ts';
import { CannotReach } from '../../database/ouvadmin/ouvadmin.ts';
import { type Control, openControl } from '../../encryption/control.ts';
import { goOn, stopNow } from '../../shared/worker-talk.ts';
import type { EncryptionMessage, EncryptionOrder, PaceOrder } from './encryption-messages.ts';
import { lookAtControl } from './work/look-at-control.ts';
import { Refused } from './work/refused.ts';

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

/** What hashes and encrypts is read when it is needed: most looks do neither. */
const later = {
  measureArgon2id: async () => (await import('../../encryption/rows/measure-argon2id.ts')).measureArgon2id,
  lookBefore: async () => (await import('./work/look-before.ts')).lookBefore,
  takeStep: async () => (await import('./work/take-step.ts')).takeStep,
};

async function perform(): Promise<void> {
  if (order.task === 'measure') {
    const measureArgon2id = await later.measureArgon2id();
    await say({ kind: 'measured', hashing: await measureArgon2id(order.argon2id, stop.signal) });
    return;
  }
  const door = await openColumnDoor(order.reach, stop.signal);
  try {
    await act(door, order);
  } finally {
    await door.close();
  }
}

/** Where nothing was ever begun there is nothing to slow down. */
async function setPace(control: Control, { plan, pace }: PaceOrder): Promise<void> {
  if (await control.row(plan)) await control.setPace(plan, pace);
}

async function act(door: ColumnDoor, asked: Exclude<EncryptionOrder, { task: 'measure' }>): Promise<void> {
  if (asked.task === 'look') return lookAtControl(door, asked.again, say, stop.signal);
  if (asked.task === 'pace') return setPace(openControl(door), asked);
  if (asked.task === 'preview') {
    const lookBefore = await later.lookBefore();
    return say({ kind: 'looked', looked: await lookBefore(door, asked, stop.signal) });
  }
  const takeStep = await later.takeStep();
  return say({ kind: 'done', rows: await takeStep(door, asked, say, stop.signal) });
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
