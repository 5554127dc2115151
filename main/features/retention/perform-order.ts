import type { ColumnDoor } from '../../database/ouvadmin/column-door.ts';
import { openColumnDoor } from '../../database/ouvadmin/open-column-door.ts';
import { CannotReach } from '../../database/ouvadmin/ouvadmin.ts';
import { lookAtRule } from './look-at-rule.ts';
import { previewRule } from './preview-rule.ts';
import { endOf, purgeRows } from './purge-rows.ts';
import type { LookedRule, RetentionMessage, RetentionOrder } from './retention-messages.ts';
import { readGround } from './sql/ground.ts';
import { forgetPurged, hasPurgedTable, openPurgedRows } from './sql/purged-table.ts';
import { undoRows } from './undo-rows.ts';

/** Does what is ordered on a door of its own; nothing more is done until the next message is asked for. */
export async function* performOrder(
  order: RetentionOrder,
  signal: AbortSignal,
): AsyncGenerator<RetentionMessage, void, void> {
  try {
    const door = await openColumnDoor(order.reach, signal);
    try {
      yield* perform(door, order, signal);
    } finally {
      await door.close();
    }
    yield { kind: 'done' };
  } catch (error) {
    if (!(error instanceof CannotReach)) throw error;
    yield { kind: 'unreachable', problem: error.problem };
  }
}

async function* perform(
  door: ColumnDoor,
  order: RetentionOrder,
  signal: AbortSignal,
): AsyncGenerator<RetentionMessage, void, void> {
  switch (order.task) {
    case 'look': {
      const ground = await readGround(door);
      const rules: LookedRule[] = [];
      for (const looking of order.rules) rules.push(await lookAtRule(door, ground, looking, signal));
      return yield { kind: 'looked', rules };
    }
    case 'preview': {
      const found = await previewRule(door, order.looking, signal);
      return yield typeof found === 'string'
        ? { kind: 'column-gone', column: found }
        : { kind: 'preview', preview: found };
    }
    case 'purge':
      return yield* purgeRows(door, order);
    case 'undo':
      return yield* undoRows(door, order);
    case 'forget':
      if (await hasPurgedTable(door)) yield endOf(await openPurgedRows(door, order.run).counts());
      return forgetPurged(door, order.run, signal);
  }
}
