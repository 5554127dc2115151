import type { Stop } from '../../../../preload/contract/campaigns.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { DueMessage } from './due-message.ts';
import { tooManyRefused } from './rules/must-stop.ts';
import type { SendingDeps } from './sending-deps.ts';

/** Messages in a row of which nobody knows whether they arrived: something is wrong with that server. */
const mostUnknown = 3;

/** Stops a campaign that goes wrong, and says why. What was counted before a stop counts no more after it. */
export function openStop(store: DeliveryStore, campaigns: SendingDeps['campaigns'], clock: Clock) {
  const since = (campaign: string) => store.fact(`stopped ${campaign}`) ?? '';

  function because({ campaign }: DueMessage, why: Stop['because'], facts: Stop['facts']): void {
    const at = clock().toISOString();
    store.setFact(`stopped ${campaign}`, at);
    campaigns.stop(campaign, { because: why, facts, at });
  }

  return {
    because,
    /** Whether it stopped. */
    afterRefusal(message: DueMessage, said: string): boolean {
      const latest = store.latest(message.campaign, since(message.campaign));
      const many = tooManyRefused(latest.map((state) => (state === 'refused' ? 'refused' : 'taken')));
      if (many) because(message, 'too-many-refused', { ...many, said });
      return many !== undefined;
    },
    afterUnknown(message: DueMessage, said: string): boolean {
      const latest = store.latest(message.campaign, since(message.campaign)).slice(0, mostUnknown);
      const stops = latest.length === mostUnknown && latest.every((state) => state === 'to-confirm');
      if (stops) because(message, 'server-refuses', { unknown: mostUnknown, said });
      return stops;
    },
  };
}

export type StopCampaign = ReturnType<typeof openStop>;
