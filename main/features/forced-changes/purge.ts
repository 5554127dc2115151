import { parisDay } from '../../shared/paris-day.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { ForcedChangesDeps } from './deps.ts';
import type { RunRecords } from './run-records.ts';
import type { RunStore } from './run-store.ts';

/** Milliseconds before a server that was not reached is tried again. */
const patience = 600_000;

/**
 * Forgets the keys of runs that can no longer be undone, and deletes their former values as soon as the database is reached.
 * `busy` tells of runs that are at work.
 */
export function openPurge(
  { campaigns, reach, clock, log }: Pick<ForcedChangesDeps, 'campaigns' | 'reach' | 'clock' | 'log'>,
  records: RunRecords,
  runs: RunStore,
  busy: (run: string) => boolean,
) {
  const closing = new AbortController();
  let running: Promise<void> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;

  /** Runs whose rows are still to be deleted; their keys are forgotten at once. */
  function due() {
    const today = parisDay(clock());
    const over = records
      .list()
      .filter(({ id, fields }) => fields.undoableUntil !== '' && fields.undoableUntil < today && !busy(id));
    for (const { id, fields } of over) {
      runs.forgetKey(id);
      if (fields.state !== 'purged' || fields.key !== '') records.change(id, { state: 'purged', key: '' });
    }
    return over.filter(({ fields }) => !fields.cleared);
  }

  async function clear(run: string, campaign: string): Promise<void> {
    const { connectionId } = await campaigns.forForcing(campaign);
    if (connectionId === undefined) return;
    // Read when first needed: what speaks SQL would hold up the first screen.
    const { clearUndoRows } = await import('./clear-undo-rows.ts');
    await clearUndoRows(await reach(connectionId), run, closing.signal);
    records.change(run, { cleared: true });
  }

  async function purge(): Promise<void> {
    for (const { id, fields } of due()) {
      try {
        await clear(id, fields.campaign);
      } catch (error) {
        if (closing.signal.aborted) return;
        failedAt = clock().getTime();
        // A campaign that is gone has no connection any more; whatever else it is, it is tried again.
        if (!isRefusal(error)) log.warn({ err: error, run: id }, 'former values could not be deleted yet');
        return;
      }
    }
  }

  return {
    /** At most one at a time; answers once it has ended, however. */
    run(): Promise<void> {
      running ??= purge().finally(() => {
        running = undefined;
      });
      return running;
    },
    /** The same when there is something to do and no server was missing a moment ago. */
    soon(): void {
      if (clock().getTime() - failedAt < patience || due().length === 0) return;
      this.run().catch((error) => log.warn({ err: error }, 'former values could not be deleted yet'));
    },
    async close() {
      closing.abort();
      await running?.catch(() => {});
    },
  };
}
