import type { Waiting } from '../../../../preload/contract/campaigns.ts';
import { changes } from '../../../shared/changes.ts';
import { parisMidnightAfter } from '../../../shared/paris-day.ts';
import type { SendingForCampaigns } from '../for-sending.ts';
import { openAlarm, systemSleep } from './alarm.ts';
import { deliveryStore } from './delivery-store.ts';
import { openKeepGoing } from './keep-going.ts';
import { openMend } from './mend-deliveries.ts';
import type { SendingDeps } from './sending-deps.ts';
import { openShareDeliveries, ownToken } from './share-deliveries.ts';
import { openStop } from './stop-campaign.ts';
import { openTurns } from './turns.ts';

const hour = 3_600_000;
/** Milliseconds between two tellings of what was sent: each is a record that every laptop keeps for ever. */
const tellingPace = 60_000;

/**
 * Everything that leaves for members: each message once in the world, within the rule of the team, whatever stops in the
 * middle. What a former session left unfinished is settled here; nothing goes out before `launch`.
 */
export function openSending(deps: SendingDeps): SendingForCampaigns {
  const { db, records, identity, clock, campaigns, mail, log } = deps;
  const closing = new AbortController();
  const news = changes();
  const store = deliveryStore(db, identity, clock);
  const sharing = openShareDeliveries({ db, records, store, calendar: deps.calendar });
  const turns = openTurns({ db, clock, token: ownToken(store), team: deps.team, identity });
  const alarm = openAlarm(deps.sleep ?? systemSleep, [records.news, mail.news, campaigns.news], closing.signal);
  const waiting = new Map<string, Waiting>();
  let toldAt = clock().getTime();
  let telling: Promise<void> = Promise.resolve();
  let hand: Promise<unknown> = Promise.resolve();
  let going: ReturnType<typeof openKeepGoing> | undefined;

  function setWaiting(campaign: string, wait: Waiting | undefined): void {
    if (JSON.stringify(waiting.get(campaign)) === JSON.stringify(wait)) return;
    if (wait) waiting.set(campaign, wait);
    else waiting.delete(campaign);
    news.tell();
  }

  function inHand<Result>(deed: () => Promise<Result>): Promise<Result> {
    const result = hand.then(deed, deed);
    hand = result.catch(() => {});
    return result;
  }

  /** One telling after the other: two at once would tell the same. */
  function tellNow(): Promise<void> {
    toldAt = clock().getTime();
    telling = telling.then(async () => {
      sharing.enter();
      await sharing.tellOthers();
    });
    const told = telling;
    telling = telling.catch((error: unknown) => log.error({ err: error }, 'what was sent could not be shared'));
    return told;
  }

  async function tell(when: 'in-time' | 'now'): Promise<void> {
    if (when === 'now' || Math.abs(clock().getTime() - toldAt) >= tellingPace) await tellNow();
  }

  async function followRecords(): Promise<void> {
    for await (const _ of records.news.follow(() => undefined, closing.signal)) {
      try {
        if (!(await sharing.takeIn(closing.signal))) continue;
        news.tell();
        alarm.ring();
      } catch (error) {
        log.error({ err: error }, 'what others have sent could not be taken in');
      }
    }
  }

  const settled = store.settle();
  if (settled > 0) log.warn({ messages: settled }, 'messages were on their way when all stopped');
  const following = followRecords();
  const mend = openMend({ store, campaigns, clock, nameOf: deps.nameOf });
  const changed = () => {
    news.tell();
    alarm.ring();
    void tellNow().catch(() => {});
  };

  return {
    launch() {
      going ??= openKeepGoing(
        {
          ...{ store, turns, campaigns, mail, log, clock, alarm, inHand, setWaiting, tell, jobs: deps.jobs },
          ...{ calendar: deps.calendar, stop: openStop(store, campaigns, clock), changed: news.tell },
          ...{ full: { until: 0, rule: '' }, waiting: () => [...waiting.keys()], atRest: turns.rest },
        },
        closing.signal,
      );
      going.launch();
    },
    counts: store.counts,
    deliveriesOf: mend.deliveriesOf,
    resend(message) {
      mend.resend(message);
      changed();
    },
    confirm(campaign, person, step, arrived) {
      mend.confirm(campaign, person, step, arrived);
      changed();
    },
    bounced(back) {
      const address = mend.bounced(back);
      if (address !== undefined) changed();
      return address;
    },
    waiting: (campaign) => waiting.get(campaign),
    used() {
      const now = clock();
      const tomorrow = parisMidnightAfter(now).getTime();
      const today = parisMidnightAfter(new Date(tomorrow - 26 * hour));
      return { hour: store.sentSince(new Date(now.getTime() - hour)), today: store.sentSince(today) };
    },
    news,
    async close() {
      closing.abort();
      await going?.close();
      await telling;
      await turns.rest();
      news.end();
      await following;
    },
  };
}
