import type { Running } from '../../../jobs/jobs.ts';
import { stopped } from '../../../jobs/jobs.ts';
import { heldByRule, lookAhead } from './look-ahead.ts';
import { type CampaignSent, type SendCampaignDeps, sendCampaign } from './send-campaign.ts';
import type { SendingDeps } from './sending-deps.ts';

/** Looked again this often at least: what is due grows with the days. */
const often = 5 * 60_000;
const afterDefect = 10 * 60_000;

interface KeepGoingDeps extends SendCampaignDeps, Pick<SendingDeps, 'jobs'> {
  /** The campaigns that are said to wait for something. */
  readonly waiting: () => Iterable<string>;
  /** Nothing runs any more. */
  readonly atRest: () => Promise<void>;
}

/** Begins a job for each campaign of which something can go out, now and whenever that changes, until the signal aborts. */
export function openKeepGoing(deps: KeepGoingDeps, signal: AbortSignal) {
  const { jobs, alarm, clock, store, campaigns, setWaiting } = deps;
  const running = new Map<string, Running<CampaignSent>>();
  /** Stopped by hand in the list of jobs, or failed: until when; for good only until somebody lets it go. */
  const resting = new Map<string, number>();
  let halted = false;

  function start(campaign: string, name: string): void {
    const job = jobs.run('send', name, (abort) => sendCampaign(deps, campaign, abort), {
      work: campaign,
      facts: ({ sent }) => ({ sent }),
    });
    running.set(campaign, job);
    const ended = (how: number | undefined) => {
      running.delete(campaign);
      if (how !== undefined) resting.set(campaign, how);
      if (running.size === 0) void deps.atRest();
      alarm.ring();
    };
    job.outcome.then(
      () => ended(undefined),
      (error: unknown) => {
        if (error === stopped) halted = true;
        const byHand = error instanceof Error && error.name === 'AbortError';
        ended(byHand ? Number.POSITIVE_INFINITY : clock().getTime() + afterDefect);
      },
    );
  }

  /** Milliseconds until it is worth looking again. */
  async function look(): Promise<number> {
    const now = clock().getTime();
    let next = often;
    const due = campaigns.due(clock());
    const names = new Map<string, string>();
    for (const { campaign, campaignName } of [...store.pending(clock()).map(named), ...due])
      names.set(campaign, campaignName);
    for (const campaign of deps.waiting()) if (!names.has(campaign)) setWaiting(campaign, undefined);
    for (const [campaign, name] of names) {
      if (running.has(campaign)) continue;
      const rests = (resting.get(campaign) ?? 0) - now;
      if (rests > 0) {
        next = Math.min(next, rests);
        continue;
      }
      const ahead = await lookAhead(deps, campaign, due);
      const sendable = ahead.messages.length > 0;
      const waiting = sendable ? heldByRule(deps) : ahead.waiting;
      setWaiting(campaign, waiting);
      if (waiting?.until !== undefined) next = Math.min(next, Date.parse(waiting.until) - now);
      else if (sendable && !signal.aborted && !halted) start(campaign, name);
    }
    return next;
  }

  async function drive(): Promise<void> {
    while (!signal.aborted) {
      const rung = alarm.rung();
      const next = halted ? often : await look().catch(defect);
      await alarm.wait(next, rung, signal);
    }
  }

  function defect(error: unknown): number {
    deps.log.error({ err: error }, 'what is to be sent could not be looked up');
    return afterDefect;
  }

  jobs.onResume('send', {
    can: (campaign) => !running.has(campaign) && resting.has(campaign),
    async go(campaign) {
      resting.delete(campaign);
      alarm.ring();
    },
  });
  const driving = drive();

  return {
    launch() {
      halted = false;
      resting.clear();
      alarm.ring();
    },
    async close() {
      for (const job of running.values()) job.cancel();
      await driving;
      await Promise.allSettled([...running.values()].map(({ outcome }) => outcome));
    },
  };
}

const named = ({ campaign, campaignName }: { campaign: string; campaignName: string | null }) => ({
  campaign,
  campaignName: campaignName ?? '',
});
