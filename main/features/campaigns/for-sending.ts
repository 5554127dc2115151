import type { Delivery, DeliveryState, Stop, Waiting } from '../../../preload/contract/campaigns.ts';
import type { OutgoingMessage } from '../../mail/mail-transport.ts';
import type { Changes } from '../../shared/changes.ts';
import type { DueMessage } from './sending/due-message.ts';

/** What sending gets of campaigns. */
export interface CampaignsForSending {
  /**
   * Everything due now in the open campaigns that this laptop sends, in order. A step for which any row of `delivery`
   * stands is never due again by itself.
   */
  due(now: Date): readonly DueMessage[];
  /** Whether it still is, by all that is known at this moment; to be asked right before the turn is taken. */
  stillDue(message: DueMessage): boolean;
  /** The message as it goes out. Refuses NO_SENDER, and what its template refuses. The same message has the same id. */
  compose(message: DueMessage): OutgoingMessage;
  /** Stops a campaign, with why. */
  stop(campaign: string, why: Stop): void;
  /** An address that is never to be written to again: the server refuses it for good, or it bounced. */
  markAddress(address: string, because: 'refused' | 'bounced', at: string): void;
  /** Told when something may have become due, or no longer is. */
  readonly news: Changes;
}

/** What campaigns get of sending. `campaign`, `person`, `step` by their ids. */
export interface SendingForCampaigns {
  /** Something may be due: go and look. */
  launch(): void;
  /** Messages by where they stand, the highest attempt of each. */
  counts(campaign: string): Partial<Record<DeliveryState, number>>;
  /** Newest first. */
  deliveriesOf(campaign: string, person: string): Delivery[];
  /** Refuses FATE_UNKNOWN. */
  resend(message: Omit<DueMessage, 'attempt'>): void;
  /** Refuses NOTHING_TO_CONFIRM. */
  confirm(campaign: string, person: string, step: string, arrived: boolean): void;
  /** Marks the message that came back; answers with the address it was sent to, undefined where it is none of ours. */
  bounced(back: {
    readonly messageId?: string | undefined;
    readonly recipient?: string | undefined;
    readonly permanent: boolean;
    readonly said: string;
  }): string | undefined;
  waiting(campaign: string): Waiting | undefined;
  used(): { readonly hour: number; readonly today: number };
  /** Told after each change of a delivery, here or from elsewhere, and of what it waits for. */
  readonly news: Changes;
  close(): Promise<void>;
}
