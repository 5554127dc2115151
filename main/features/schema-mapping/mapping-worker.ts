import { parentPort } from 'node:worker_threads';
import { openOuvadmin } from '../../database/ouvadmin/open-ouvadmin.ts';
import { CannotReach, type Ouvadmin } from '../../database/ouvadmin/ouvadmin.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { countFamilies } from './count-families.ts';
import type { Answer, FromWorker, Order, ToWorker } from './mapping-order.ts';
import { readProposals } from './read-proposals.ts';
import { readSample } from './read-sample.ts';

type Say = (answer: Answer) => void;

const underWay = new Map<number, AbortController>();

parentPort?.on('message', async (message: ToWorker) => {
  const { id } = message;
  if ('stop' in message) return underWay.get(id)?.abort();
  const abort = new AbortController();
  underWay.set(id, abort);
  const say: Say = (answer) => parentPort?.postMessage({ id, answer } satisfies FromWorker);
  say(await fulfil(message.order, say, abort.signal));
  underWay.delete(id);
});

async function fulfil({ reach, task }: Order, say: Say, signal: AbortSignal): Promise<Answer> {
  try {
    const ouvadmin = await openOuvadmin(reach, signal);
    try {
      return { kind: 'result', result: await work(ouvadmin, task, say, signal) };
    } finally {
      await ouvadmin.close();
    }
  } catch (error) {
    return failure(error);
  }
}

async function work(ouvadmin: Ouvadmin, task: Order['task'], say: Say, signal: AbortSignal): Promise<unknown> {
  if (task.kind === 'propose') return readProposals(ouvadmin, signal);
  if (task.kind === 'sample') return readSample(ouvadmin, task.mapping, signal);
  const steps = countFamilies(ouvadmin, task.mapping, signal);
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
