import { recordChanged, settleRun } from './impose.ts';
import type { WorkRoom } from './work-room.ts';

/** Runs that were at work when the application was ended say so, and their campaigns learn what they had changed. */
export function settleRuns({ deps, stores, records }: WorkRoom): void {
  const { clock, log } = deps;
  const settling = { clock, stores, records, recordImposed: deps.campaigns.recordImposed };
  for (const { id, fields } of records.list()) {
    const run = fields.device === deps.device() ? stores.runs.get(id) : undefined;
    if (!run) continue;
    if (fields.state === 'running') settleRun(settling, run, 'interrupted');
    // Told here and not when the run goes on, which may be never.
    recordChanged(settling, run).catch((error) =>
      log.warn({ err: error, run: id }, 'a campaign was not told of a run'),
    );
  }
}
