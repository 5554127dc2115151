import type { BouncesRead } from '../../../preload/contract/campaigns.ts';
import type { Progress } from '../../../preload/contract/common.ts';
import type { MailForCampaigns } from '../../mail/mail-for-campaigns.ts';
import type { Clock } from '../../shared/clock.ts';
import type { SendingForCampaigns } from './for-sending.ts';

interface BouncesDeps {
  readonly mail: Pick<MailForCampaigns, 'bounces'>;
  readonly sending: () => Pick<SendingForCampaigns, 'bounced'>;
  readonly clock: Clock;
  readonly markAddress: (address: string, because: 'bounced', at: string) => boolean;
}

/** Reads what came back: a message of ours that came back for good marks its address, one that is only late marks nothing. */
export async function* readBounces(
  { mail, sending, clock, markAddress }: BouncesDeps,
  from: 'mailbox' | 'files',
  signal: AbortSignal,
): AsyncGenerator<Progress, BouncesRead, void> {
  const read = { messages: 0, bounces: 0, matched: 0, marked: 0 };
  for await (const news of mail.bounces(from, signal)) {
    signal.throwIfAborted();
    if (news.kind === 'seen') {
      read.messages = news.done;
      const total = news.total === undefined ? {} : { total: news.total };
      yield { kind: 'bounces', step: 'reading', done: news.done, ...total };
      continue;
    }
    read.bounces += 1;
    const { messageId, recipient, permanent, said } = news;
    const address = sending().bounced({ messageId, recipient, permanent, said });
    if (address === undefined) continue;
    read.matched += 1;
    if (permanent && markAddress(address, 'bounced', clock().toISOString())) read.marked += 1;
  }
  return read;
}
