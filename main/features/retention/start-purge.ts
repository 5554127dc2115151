import { randomUUID } from 'node:crypto';
import type { PurgePreview } from '../../../preload/contract/retention.ts';
import { dayOfNumber } from '../../shared/paris-day.ts';
import { refusal } from '../../shared/refusal.ts';
import { dayNumber } from '../../shared/spreadsheet/civil-time.ts';
import { purgeRun } from './purge.ts';
import type { StoredPreview } from './store.ts';
import { RuleWork } from './work.ts';
import { nothingDone, type WorkRoom } from './work-room.ts';

/** Finds out what the purge of a rule would do now, and keeps it for `startPurge`. Refuses RULE_UNKNOWN, COLUMN_UNKNOWN, CANNOT_REACH. */
export async function previewPurge(room: WorkRoom, ruleId: string, signal: AbortSignal): Promise<PurgePreview> {
  const { rule, others, persons, today, time, clock, source, outOfTime } = room.ready(ruleId);
  const reach = await room.reach(source);
  const looking = { rule, others, persons, today, time };
  for await (const message of room.talk({ task: 'preview', reach, looking }, signal)) {
    if (message.kind === 'column-gone') throw refusal('COLUMN_UNKNOWN', { column: message.column });
    if (message.kind !== 'preview') continue;
    const at = room.deps.clock().toISOString();
    const preview: PurgePreview = {
      ...{ ...message.preview, id: randomUUID(), at },
      ...(outOfTime ? { obstacle: 'clock-not-valid' as const } : {}),
    };
    const { id, rows, lacking, obstacle, heldBack, next } = preview;
    room.store.addPreview({
      ...{ id, rule: ruleId, at, rows, work: rule, clock },
      refused: { lacking, ...(obstacle ? { obstacle } : {}) },
    });
    const kept = heldBack.reduce((total, one) => total + one.rows, 0);
    if (lacking.length === 0 && !obstacle)
      room.store.keepLook(ruleId, { at, due: rows, heldBack: kept, ...(next ? { next } : {}) });
    room.deps.records.news.tell();
    return preview;
  }
  throw new Error('The rule was not looked at.');
}

/**
 * Begins what a preview has shown. Refuses PREVIEW_OVER, NOT_CONFIRMED, NOTHING_TO_PURGE, RIGHT_LACKING, PURGING_ELSEWHERE,
 * NO_BASE_HERE, CANNOT_REACH.
 */
export async function startPurge(room: WorkRoom, preview: StoredPreview, confirmed: number): Promise<string> {
  const { deps, store, runs } = room;
  const { lacking, obstacle } = preview.refused;
  if (lacking.length > 0) throw refusal('RIGHT_LACKING', { lacking });
  if (preview.rows === 0 || obstacle !== undefined) throw refusal('NOTHING_TO_PURGE');
  if (confirmed !== preview.rows) throw refusal('NOT_CONFIRMED');
  const now = room.ready(preview.rule);
  // The rule is another than the one that was shown; that a day has passed meanwhile changes nothing of what was.
  const apartFromTime = (rule: RuleWork) => JSON.stringify(RuleWork.parse({ ...rule, before: '', held: false }));
  if (apartFromTime(now.rule) !== apartFromTime(preview.work) || now.rule.before < preview.work.before)
    throw refusal('PREVIEW_OVER');
  const reach = await room.reach(now.source);
  const run = preview.id;
  return room.starting(run, async () => {
    const hold = await room.take(now.source);
    try {
      // Another call may have been quicker while this one waited.
      if (!store.preview(run)) throw refusal('PREVIEW_OVER');
      const at = deps.clock();
      const undoableUntil = dayOfNumber((dayNumber(room.today()) ?? 0) + room.clocks.settings().undoDays);
      const runKey = deps.records.together(() => {
        const { key, kept } = room.makeKey(run, now.source);
        store.removePreview(run);
        runs.create(run, {
          ...{ source: now.source, rule: preview.work, clock: preview.clock, at: at.toISOString(), by: deps.author() },
          ...{ device: deps.device(), state: 'running', planned: preview.rows, undoableUntil, ...kept },
        });
        return key;
      });
      const progress = { what: 'purge' as const, ...nothingDone };
      const order = {
        run,
        reach,
        runKey,
        rule: preview.work,
        planned: preview.rows,
        purgeAfter: undoableUntil,
        progress,
      };
      room.launch({
        ...{ run, name: preview.work.name, hold, progress },
        work: (signal) => purgeRun(room, order, hold, signal),
        facts: ({ purged, passed }) => ({ purged, passed }),
        after: () => store.dropLook(preview.rule),
      });
      return run;
    } catch (error) {
      await hold.release();
      throw error;
    }
  });
}

/** Goes on with a purge that was cut short. Refuses JOB_CANNOT_RESUME. */
export async function resumePurge(room: WorkRoom, run: string): Promise<void> {
  const fields = room.runs.get(run)?.fields;
  const rule = fields?.rule;
  const runKey = fields && room.findKey(run, fields);
  if (!fields || !rule || !runKey || room.working(run) || fields.undoableUntil < room.today())
    throw refusal('JOB_CANNOT_RESUME');
  room.ready(rule.id);
  const reach = await room.reach(fields.source);
  const hold = await room.take(fields.source);
  try {
    room.runs.change(run, { state: 'running' });
    const { purged, withThem, passed, planned, undoableUntil } = fields;
    const progress = { what: 'purge' as const, ...nothingDone, purged, withThem, passed };
    const order = { run, reach, runKey, rule, planned, purgeAfter: undoableUntil, progress };
    room.launch({
      ...{ run, name: rule.name, hold, progress },
      work: (signal) => purgeRun(room, order, hold, signal),
      facts: (done) => ({ purged: done.purged, passed: done.passed }),
      after: () => room.store.dropLook(rule.id),
    });
  } catch (error) {
    await hold.release();
    throw error;
  }
}
