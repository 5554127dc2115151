import type { Sender, SendingRule } from '../../preload/contract/mail.ts';
import type { Changes } from '../shared/changes.ts';
import type { MailTransport } from './mail-transport.ts';

/** What is read of what came back: how far, and each message that tells of a delivery that failed or is late. */
export type BounceNews =
  | { readonly kind: 'seen'; readonly done: number; readonly total?: number }
  | {
      readonly kind: 'bounce';
      /** Of the message that came back ("<…@…>"), and to whom it went, as far as it says so. */
      readonly messageId?: string;
      readonly recipient?: string;
      /** False: the server will go on trying, or somebody may try later. */
      readonly permanent: boolean;
      /** "550 5.1.1 User unknown", in one line. */
      readonly said: string;
    };

/** What the room of mail gives to those who write to members. */
export interface MailForCampaigns {
  sender(): Sender | undefined;
  /** Refuses NO_SENDER. Whoever asked closes it. */
  openTransport(): Promise<MailTransport>;
  rule(): SendingRule;
  /** Told when sender or rule changed. */
  readonly news: Changes;
  /**
   * What came back, from the mailbox (only what was not read before) or from files that the volunteer chooses. Refuses
   * NO_SENDER, NO_MAILBOX, MAILBOX_FAILED, NOTHING_CHOSEN.
   */
  bounces(from: 'mailbox' | 'files', signal?: AbortSignal): AsyncGenerator<BounceNews, void, void>;
}
