import { parentPort, workerData } from 'node:worker_threads';
import { openOuvadmin } from '../../database/ouvadmin/open-ouvadmin.ts';
import { CannotReach, type Ouvadmin } from '../../database/ouvadmin/ouvadmin.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { countFamilies } from './count-families.ts';
import type { Answer, Order } from './mapping-order.ts';
import { readProposals } from './read-proposals.ts';
import { readSample } from './read-sample.ts';

const { reach, task } = workerData as Order;
const say = (answer: Answer) => parentPort?.postMessage(answer);

async function work(ouvadmin: Ouvadmin): Promise<unknown> {
  if (task.kind === 'propose') return readProposals(ouvadmin);
  if (task.kind === 'sample') return readSample(ouvadmin, task.mapping);
  const steps = countFamilies(ouvadmin, task.mapping);
  let next = await steps.next();
  while (!next.done) {
    say({ kind: 'progress', progress: next.value });
    next = await steps.next();
  }
  return next.value;
}

/** What went wrong, as data; of a defect only its name and place, for its message could quote a value. */
function failure(error: unknown): Answer {
  if (error instanceof CannotReach) return { kind: 'refused', code: 'CANNOT_REACH', data: error.problem };
  if (isRefusal(error)) return { kind: 'refused', code: error.code as Uppercase<string>, data: error.data };
  const { name, stack = '' } = error instanceof Error ? error : new Error();
  return { kind: 'failed', name, place: stack.slice(Math.max(0, stack.indexOf('\n    at '))) };
}

async function answer(): Promise<Answer> {
  try {
    const ouvadmin = await openOuvadmin(reach);
    try {
      return { kind: 'result', result: await work(ouvadmin) };
    } finally {
      await ouvadmin.close();
    }
  } catch (error) {
    return failure(error);
  }
}

say(await answer());
