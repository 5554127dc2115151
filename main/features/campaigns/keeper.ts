import { setTimeout as pause } from 'node:timers/promises';
import type { Changes } from '../../shared/changes.ts';
import type { Log } from '../../shared/log.ts';
import type { CampaignRoom } from './campaign-room.ts';
import { type FoldDeps, foldRecords } from './fold-records.ts';
import type { Reckoning } from './reckon.ts';
import { auditToCompare, type VerifyDeps, verify } from './verify.ts';

export interface KeeperDeps extends FoldDeps, VerifyDeps {
  readonly room: CampaignRoom;
  readonly reckoning: Reckoning;
  readonly foldSmall: () => boolean;
  readonly log: Log;
  /** Told after anything changed in the tables. */
  readonly told: Changes;
}

/** Milliseconds between two rounds while much is going on. */
const pace = 500;

/**
 * Keeps the tables in step with what is shared, with what was sent, with audits and with the day: rounds, one after the
 * other, each in small slices. It never throws: what failed is logged, and tried again in the next round.
 */
export function openKeeper(deps: KeeperDeps) {
  const { room, reckoning } = deps;
  /** What a campaign was reckoned by; another text, and everybody is reckoned anew. */
  const reckonedBy = new Map<string, string>();
  let ended = false;
  let everybody = false;
  let round: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  const isEnded = () => ended;

  async function work(): Promise<void> {
    if (ended) return;
    const all = everybody;
    everybody = false;
    const small = deps.foldSmall();
    const touched = await foldRecords(deps, isEnded);
    for (const campaign of room.list()) {
      const audit = ended ? undefined : auditToCompare(deps, campaign);
      if (!audit || !deps.store.known().includes(campaign.id)) continue;
      await verify(deps, campaign, audit, isEnded);
      for (const id of await foldRecords(deps, isEnded)) touched.add(id);
    }
    let changed = touched.size > 0 || small;
    for (const campaign of room.list()) {
      if (ended) return;
      const { state, steps, imposedOn } = campaign.fields;
      const by = JSON.stringify([state === 'closed', steps, imposedOn, reckoning.today()]);
      const moved = (all || small) && state !== 'closed';
      if (!moved && !touched.has(campaign.id) && reckonedBy.get(campaign.id) === by) continue;
      changed = (await reckoning.all(campaign, isEnded)) || changed;
      reckonedBy.set(campaign.id, by);
    }
    if (changed && !ended) deps.told.tell();
  }

  async function guarded(): Promise<void> {
    try {
      await work();
    } catch (error) {
      everybody = true;
      if (!ended) deps.log.error({ err: error }, 'campaigns could not be brought up to date');
    }
  }

  /** A whole round that begins after this call; calls before it begins share it. */
  function settle(): Promise<void> {
    waiting ??= round.then(() => {
      waiting = undefined;
      round = guarded();
      return round;
    });
    return waiting;
  }

  async function follow(news: Changes, everyone: boolean, signal: AbortSignal): Promise<void> {
    for await (const _ of news.follow(() => undefined, signal)) {
      everybody ||= everyone;
      await settle();
      await pause(pace, undefined, { signal }).catch(() => {});
    }
  }

  const following = new AbortController();
  return {
    settle,
    /** Everybody is reckoned anew in the next round. */
    settleAll(): Promise<void> {
      everybody = true;
      return settle();
    },
    follow: (news: Changes, everyone: boolean) => void follow(news, everyone, following.signal),
    async close(): Promise<void> {
      ended = true;
      following.abort();
      await settle();
    },
  };
}
