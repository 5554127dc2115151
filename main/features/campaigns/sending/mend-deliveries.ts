import type { Delivery } from '../../../../preload/contract/campaigns.ts';
import type { Clock } from '../../../shared/clock.ts';
import { refusal } from '../../../shared/refusal.ts';
import type { SendingForCampaigns } from '../for-sending.ts';
import type { DeliveryRow, DeliveryStore } from './delivery-store.ts';
import type { SendingDeps } from './sending-deps.ts';

interface MendDeps extends Pick<SendingDeps, 'campaigns' | 'nameOf'> {
  readonly store: DeliveryStore;
  readonly clock: Clock;
}

/** What volunteers and servers say of messages afterwards. */
export function openMend({ store, campaigns, clock, nameOf }: MendDeps) {
  const shown = (row: DeliveryRow): Delivery => ({
    ...{ step: row.step, kind: row.kind, attempt: row.attempt, state: row.state, at: row.at },
    ...(row.state === 'retry' && row.next !== null ? { next: row.next } : {}),
    ...(row.said ? { said: row.said } : {}),
    by: nameOf(row.volunteer) ?? '',
  });

  return {
    deliveriesOf: (campaign: string, person: string) => store.ofPerson(campaign, person).map(shown),

    /** One more attempt. Refuses FATE_UNKNOWN while the last one may still arrive, here or from another laptop. */
    resend(message: Parameters<SendingForCampaigns['resend']>[0]): void {
      const last = store.last(message.campaign, message.person, message.step);
      if (last && ['to-confirm', 'handing', 'elsewhere'].includes(last.state)) throw refusal('FATE_UNKNOWN');
      // Begun and not sent yet: it goes out by itself.
      if (last?.state === 'claimed') return;
      if (last?.state === 'retry') store.set(last, 'gave-up', { said: last.said });
      store.claim({ ...message, attempt: (last?.attempt ?? 0) + 1 });
    },

    /** Refuses NOTHING_TO_CONFIRM. One that did not arrive may be sent again, as a new attempt. */
    confirm(campaign: string, person: string, step: string, arrived: boolean): void {
      const last = store.last(campaign, person, step);
      if (last?.state !== 'to-confirm' && last?.state !== 'elsewhere') throw refusal('NOTHING_TO_CONFIRM');
      store.set(last, arrived ? 'sent' : 'gave-up', arrived ? {} : { sentAt: null });
    },

    bounced({ messageId, recipient, permanent, said }: Parameters<SendingForCampaigns['bounced']>[0]) {
      const row =
        (messageId === undefined ? undefined : store.byMessage(messageId)) ??
        (recipient === undefined ? undefined : store.byAddress(recipient));
      if (!row) return undefined;
      const address = row.address ?? recipient;
      if (permanent && row.state !== 'bounced') {
        store.set(row, 'bounced', { said });
        if (address) campaigns.markAddress(address, 'bounced', clock().toISOString());
      }
      return address ?? '';
    },
  };
}
