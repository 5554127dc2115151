import { parentPort, workerData } from 'node:worker_threads';
import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import { openColumnDoor } from '../../database/ouvadmin/open-column-door.ts';
import { CannotReach } from '../../database/ouvadmin/ouvadmin.ts';
import { goOn, stopNow } from '../../shared/worker-talk.ts';
import { lookAtRule } from './look-at-rule.ts';
import { previewRule } from './preview-rule.ts';
import { endOf, purgeRows } from './purge-rows.ts';
import type { LookedRule, RetentionMessage, RetentionOrder } from './retention-messages.ts';
import { readGround } from './sql/ground.ts';
import { forgetPurged, hasPurgedTable, openPurgedRows } from './sql/purged-table.ts';
import { undoRows } from './undo-rows.ts';

const order = workerData as RetentionOrder;

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
async function say(message: RetentionMessage): Promise<void> {
  stop.signal.throwIfAborted();
  answer = Promise.withResolvers<void>();
  parentPort?.postMessage(message);
  await answer.promise;
}

async function perform(door: ColumnDoor): Promise<void> {
  switch (order.task) {
    case 'look': {
      const ground = await readGround(door);
      const rules: LookedRule[] = [];
      for (const looking of order.rules) rules.push(await lookAtRule(door, ground, looking, stop.signal));
      return say({ kind: 'looked', rules });
    }
    case 'preview': {
      const found = await previewRule(door, order.looking, stop.signal);
      if (typeof found === 'string') return say({ kind: 'column-gone', column: found });
      return say({ kind: 'preview', preview: found });
    }
    case 'purge':
      for await (const message of purgeRows(door, order)) await say(message);
      return;
    case 'undo':
      for await (const message of undoRows(door, order)) await say(message);
      return;
    case 'forget':
      if (await hasPurgedTable(door)) await say(endOf(await openPurgedRows(door, order.run).counts()));
      return forgetPurged(door, order.run, stop.signal);
  }
}

try {
  const door = await openColumnDoor(order.reach, stop.signal);
  await perform(door).finally(() => door.close());
  await say({ kind: 'done' });
} catch (error) {
  if (error instanceof CannotReach) await say({ kind: 'unreachable', problem: error.problem });
  else if (!stop.signal.aborted) throw error;
}
process.exit();
