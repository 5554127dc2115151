import { isRefusal } from '../../shared/refusal.ts';
import type { WorkRoom } from './work-room.ts';

/** Milliseconds before a server that was not reached is tried again. */
const patience = 600_000;

/**
 * Purges can be undone for some days. After them their keys are forgotten at once, and the rows they keep are deleted as soon as
 * the database is reached: nothing of them opens any more meanwhile.
 */
export function openForgetting(room: WorkRoom) {
  const { runs, store, deps, certificates } = room;
  const { clock, log } = deps;
  let running: Promise<void> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;

  function due() {
    const over = runs
      .list()
      .filter(({ id, fields }) => fields.undoableUntil !== '' && fields.undoableUntil < room.today() && !room.busy(id));
    for (const { id, fields } of over) {
      store.forgetKey(id);
      if (fields.state === 'forgotten' && fields.key === '') continue;
      runs.change(id, { key: '', ...(fields.state === 'undone' ? {} : { state: 'forgotten' }) });
    }
    return over.filter(({ fields }) => !fields.cleared);
  }

  async function forget(): Promise<void> {
    for (const { id, fields } of due()) {
      try {
        const reach = await room.reach(fields.source);
        for await (const message of room.talk({ task: 'forget', reach, run: id }, room.closing)) {
          // One that was cut short has let rows go all the same.
          if (message.kind === 'end' && fields.state !== 'undone')
            certificates.write(id, fields, message, clock().toISOString());
        }
        runs.change(id, { cleared: true });
      } catch (error) {
        if (room.closing.aborted) return;
        failedAt = clock().getTime();
        if (!isRefusal(error)) log.warn({ err: error, run: id }, 'purged rows could not be destroyed yet');
        return;
      }
    }
  }

  return {
    /** At most one at a time; answers once it has ended, however. */
    run(): Promise<void> {
      running ??= forget().finally(() => {
        running = undefined;
      });
      return running;
    },
    /** The same when there is something to do and no server was missing a moment ago. */
    soon(): void {
      if (clock().getTime() - failedAt < patience || due().length === 0) return;
      this.run().catch((error) => log.warn({ err: error }, 'purged rows could not be destroyed yet'));
    },
    async close() {
      await running?.catch(() => {});
    },
  };
}
