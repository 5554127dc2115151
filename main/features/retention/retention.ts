import { setTimeout as pause } from 'node:timers/promises';
import type { ExportRequest, Progress } from '../../../preload/contract/common.ts';
import type {
  HoldDraft,
  PurgePreview,
  PurgeRun,
  RetentionRule,
  RetentionTable,
  Retention as RetentionView,
  RuleDraft,
  Said,
} from '../../../preload/contract/retention.ts';
import { refusal } from '../../shared/refusal.ts';
import { clocksInUse, knownClocks, listClocks, outOfTime } from './clocks.ts';
import type { RetentionDeps } from './deps.ts';
import { openForgetting } from './forget-runs.ts';
import { offeredTables } from './offered-tables.ts';
import { knownRules } from './rules-of.ts';
import { previewPurge, resumePurge, startPurge } from './start-purge.ts';
import { startUndoing } from './undo.ts';
import { asRefusal, openWorkRoom } from './work-room.ts';

/** Milliseconds after which what a preview has shown is too old to be done. */
const previewLife = 3_600_000;
/** Milliseconds between two tellings: what others wrote comes in many slices. */
const pace = 200;

export interface NextPurge {
  readonly rule: string;
  readonly name: string;
  /** The day on which rows may go; today's or an earlier one where some may go already. */
  readonly day: string;
  readonly rows: number;
}

export type Retention = ReturnType<typeof openRetention>;

/** What may be kept for how long, what is due, what a hold keeps, and what was purged: shown first, done once, undone while it can be. */
export function openRetention(deps: RetentionDeps) {
  const { records, jobs, clock } = deps;
  const room = openWorkRoom(deps);
  const { store, runs, clocks, rules, holds, certificates } = room;
  const forgetting = openForgetting(room);
  const forgetOldPreviews = () => store.forgetPreviewsBefore(new Date(clock().getTime() - previewLife).toISOString());
  forgetOldPreviews();
  for (const { id, fields } of runs.list())
    if (fields.state === 'running' && fields.device === deps.device()) runs.change(id, { state: 'interrupted' });
  forgetting.soon();

  // Undoing is of the same kind: the resumer of 'undo' is that of imposed changes.
  jobs.onResume('purge', {
    can: (id) => !room.busy(id) && ['interrupted', 'undoing'].includes(runs.get(id)?.fields.state ?? ''),
    go: (id) =>
      runs.get(id)?.fields.state === 'undoing'
        ? startUndoing(room, id)
        : room.starting(id, () => resumePurge(room, id)),
  });

  const rulesOf = (source: string) => knownRules(records).filter((rule) => rule.source === source);

  function shownRules(source: string): RetentionRule[] {
    const looks = store.looks();
    const standing = holds.standing(source);
    const known = new Map(knownClocks(records).map((one) => [one.id, one.clock]));
    return rulesOf(source).map(({ id, rule, enabled, inConflict }) => {
      const look = looks.get(id);
      const draft = known.get(rule.clockId);
      const broken = !draft ? 'clock-gone' : outOfTime(draft, room.today()) ? 'clock-not-valid' : undefined;
      const told = rule.person.length > 0 || standing.persons.length === 0;
      const held = standing.rules.has(id) ? 'rule' : told ? undefined : 'person-not-told';
      return {
        ...{ ...rule, id, enabled, inConflict: [...inConflict] },
        ...(look ? { look } : {}),
        ...(held ? { held } : {}),
        ...(broken ? { broken } : {}),
      };
    });
  }

  function view(source: string): RetentionView {
    const used = clocksInUse(knownRules(records).map(({ rule }) => rule));
    return {
      ...{ today: room.today(), source, settings: clocks.settings() },
      clocks: listClocks(records, used, room.today()),
      rules: shownRules(source),
      holds: holds.shown(source),
      runs: runs
        .list()
        .filter(({ fields }) => fields.source === source)
        .flatMap(({ id }) => runs.shown(id, room.working(id)) ?? [])
        .sort((a, b) => (a.at < b.at ? 1 : -1)),
      certificates: certificates.shown(source),
    };
  }

  async function look(source: string, signal?: AbortSignal): Promise<void> {
    const reach = await room.reach(source);
    const of = rulesOf(source).filter(({ enabled, rule }) => {
      return enabled && knownClocks(records).some(({ id }) => id === rule.clockId);
    });
    const stop = signal ? AbortSignal.any([signal, room.closing]) : room.closing;
    const order = { task: 'look' as const, reach, rules: of.map(({ id }) => lookingAt(id)) };
    for await (const message of room.talk(order, stop)) {
      if (message.kind !== 'looked') continue;
      const at = clock().toISOString();
      for (const { rule, due, heldBack, next, broken } of message.rules) {
        if (broken) store.dropLook(rule);
        else store.keepLook(rule, { at, due, heldBack, ...(next ? { next } : {}) });
      }
    }
    records.news.tell();
  }

  function lookingAt(id: string) {
    const { rule, others, persons, today, time } = room.ready(id);
    return { rule, others, persons, today, time };
  }

  return {
    async *watch(connectionId: string, signal?: AbortSignal): AsyncGenerator<RetentionView, void, void> {
      const source = room.sourceOf(connectionId);
      forgetting.soon();
      for await (const _ of records.news.follow(() => undefined, signal)) {
        yield view(source);
        await pause(pace);
      }
    },
    /** Id and name of every clock, whatever the database. */
    clocks: (_source?: string): { id: string; name: Said }[] =>
      knownClocks(records).map(({ id, clock: { name } }) => ({ id, name })),
    /** When rows of each rule may next go, as was found when the database was last asked; the soonest first. */
    nextPurge(source: string): NextPurge[] {
      const looks = store.looks();
      return rulesOf(source)
        .flatMap(({ id, rule: { name }, enabled }): NextPurge[] => {
          const found = looks.get(id);
          if (!enabled || !found) return [];
          if (found.due > 0) return [{ rule: id, name, day: room.today(), rows: found.due }];
          return found.next ? [{ rule: id, name, ...found.next }] : [];
        })
        .sort((a, b) => (a.day < b.day ? -1 : 1));
    },
    addClock: clocks.add,
    changeClock: clocks.change,
    removeClock: (id: string) =>
      clocks.remove(
        id,
        knownRules(records).some(({ rule }) => rule.clockId === id),
      ),
    setSettings: clocks.setSettings,
    async tables(connectionId: string, signal?: AbortSignal): Promise<RetentionTable[]> {
      const ouvadmin = await deps.openOuvadmin(connectionId, signal).catch(asRefusal);
      try {
        return offeredTables(await ouvadmin.tables());
      } catch (error) {
        return asRefusal(error);
      } finally {
        await ouvadmin.close();
      }
    },
    addRule(connectionId: string, rule: RuleDraft) {
      clocks.known(rule.clockId);
      return rules.add(room.sourceOf(connectionId), rule);
    },
    changeRule(id: string, rule: RuleDraft): void {
      clocks.known(rule.clockId);
      rules.change(id, rule);
      store.dropLook(id);
    },
    setEnabled: rules.setEnabled,
    removeRule(id: string): void {
      rules.remove(id);
      store.dropLook(id);
    },
    look: (connectionId: string, signal?: AbortSignal) => look(room.sourceOf(connectionId), signal),
    preview(ruleId: string, signal?: AbortSignal): Promise<PurgePreview> {
      forgetOldPreviews();
      return previewPurge(room, ruleId, signal ? AbortSignal.any([signal, room.closing]) : room.closing);
    },
    async purge(previewId: string, confirmed: number): Promise<{ runId: string }> {
      const preview = store.preview(previewId);
      if (!preview || clock().getTime() - Date.parse(preview.at) > previewLife) throw refusal('PREVIEW_OVER');
      return { runId: await startPurge(room, preview, confirmed) };
    },
    async *watchRun(runId: string): AsyncGenerator<Progress, PurgeRun, void> {
      if (!runs.get(runId)) throw refusal('RUN_UNKNOWN');
      const seen = room.working(runId);
      try {
        if (seen) yield* seen.job.follow();
      } catch {
        // How it ended is in its state; the panel of jobs has the reason.
      }
      const now = room.working(runId);
      const run = runs.shown(runId, now === seen ? undefined : now);
      if (!run) throw refusal('RUN_UNKNOWN');
      return run;
    },
    undo: (runId: string) => startUndoing(room, runId),
    addHold(connectionId: string, hold: HoldDraft) {
      const rule = hold.on.kind === 'rule' ? rules.known(hold.on.ruleId).rule.name : undefined;
      return holds.add(room.sourceOf(connectionId), hold, rule);
    },
    liftHold: (id: string, reason: string) =>
      holds.lift(id, reason, (rule) => knownRules(records).find((one) => one.id === rule)?.rule.name),
    exportCertificates(connectionId: string, ids: readonly string[], request: ExportRequest) {
      const source = room.sourceOf(connectionId);
      const picked = certificates.shown(source).filter(({ id }) => ids.length === 0 || ids.includes(id));
      return deps.writeExport({
        ...{ dataset: 'deletion-certificates', subject: source, request },
        query: { certificates: picked },
      });
    },
    /** Whether anything is at work: a connection in use must not be removed. */
    isWorking: room.anyBusy,
    /** Destroys what is kept of purges that can no longer be undone; answers once it was tried. */
    forget: forgetting.run,
    /** To be awaited before the vault closes; the jobs are stopped by their own room. */
    async close() {
      room.close();
      await forgetting.close();
    },
  };
}
