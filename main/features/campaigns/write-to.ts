import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Language, Preview, StepKind, Template } from '../../../preload/contract/campaigns.ts';
import { System } from '../../../preload/contract/common.ts';
import type { Fate, Sender } from '../../../preload/contract/mail.ts';
import type { MailForCampaigns } from '../../mail/mail-for-campaigns.ts';
import type { OutgoingMessage } from '../../mail/mail-transport.ts';
import type { Clock } from '../../shared/clock.ts';
import { refusal } from '../../shared/refusal.ts';
import type { CampaignRoom, KeptCampaign } from './campaign-room.ts';
import { templateOf } from './change-campaign.ts';
import { type ComposedMessage, composeMessage, type WrittenAccount } from './messages/compose-message.ts';
import { fromBits } from './reason-bits.ts';
import type { DueMessage } from './sending/due-message.ts';
import { longId } from './stable-id.ts';

export interface OfStep {
  readonly campaignId: string;
  readonly personId: string;
  readonly step: string;
}

/** Words that are not saved yet, in the place of those that are. */
export interface Unsaved {
  readonly language: Language;
  readonly template: Template;
}

const PersonRow = z.object({ name: z.string(), contact: z.string(), address: z.string() });
const AccountRow = z.object({
  system: System,
  login: z.string(),
  account_id: z.string(),
  reasons: z.number(),
  left: z.number(),
});

interface Recipient {
  readonly name: string;
  readonly address: string;
  readonly accounts: readonly WrittenAccount[];
}

/** Composes the messages of campaigns: shown, sent to oneself, or sent for good. */
export function openWriting(db: Database, room: CampaignRoom, mail: MailForCampaigns, clock: Clock) {
  const readPerson = db.prepare('SELECT name, contact, address FROM campaign_person WHERE campaign = ? AND person = ?');
  const readAccounts = db.prepare(`
    SELECT system, login, account_id, reasons, imposed = 0 AND coalesce(since, 'same') = 'same' AS left
    FROM campaign_account WHERE campaign = ? AND person = ? ORDER BY system, login, source_key`);

  /** Refuses PERSON_UNKNOWN. What is no longer to be changed is not written about, unless nothing else is left to show. */
  function recipient(campaign: string, person: string): Recipient {
    const found = PersonRow.safeParse(readPerson.get(campaign, person)).data;
    if (!found) throw refusal('PERSON_UNKNOWN');
    const rows = z.array(AccountRow).parse(readAccounts.all(campaign, person));
    const left = rows.filter((row) => row.left === 1);
    return {
      name: found.name,
      address: found.contact || found.address,
      accounts: (left.length > 0 ? left : rows).map((row) => ({
        system: row.system,
        login: row.login,
        accountId: row.account_id,
        reasons: fromBits(row.reasons),
      })),
    };
  }

  function composed(
    { fields }: KeptCampaign,
    to: Recipient,
    kind: StepKind,
    sender: Pick<Sender, 'panel' | 'contact'> | undefined,
    unsaved?: Unsaved,
  ): ComposedMessage {
    return composeMessage({
      kind,
      languages: fields.languages,
      template: (language) => (unsaved?.language === language ? unsaved.template : templateOf(fields, kind, language)),
      name: to.name,
      accounts: to.accounts,
      panel: sender?.panel ?? '',
      contact: sender?.contact ?? '',
      imposedOn: fields.imposedOn || undefined,
      rule: fields.rule,
    });
  }

  function outgoing(sender: Sender, to: OutgoingMessage['to'], message: ComposedMessage, id: string): OutgoingMessage {
    const domain = sender.from.address.split('@').at(-1) ?? 'localhost';
    return {
      from: sender.from,
      ...(sender.replyTo === undefined ? {} : { replyTo: sender.replyTo }),
      to,
      ...message,
      messageId: `<${id}@${domain}>`,
      date: clock(),
    };
  }

  /** Refuses NO_SENDER. */
  function senderNow(): Sender {
    const sender = mail.sender();
    if (!sender) throw refusal('NO_SENDER');
    return sender;
  }

  /** The kind of a step; one that the campaign has not is shown as a reminder. */
  const kindOf = ({ fields }: KeptCampaign, step: string): StepKind =>
    fields.steps.find(({ id }) => id === step)?.kind ?? 'reminder';

  return {
    senderNow,
    /** Refuses CAMPAIGN_UNKNOWN, PERSON_UNKNOWN, and what a template must not hold. */
    preview({ campaignId, personId, step }: OfStep, unsaved?: Unsaved): Preview {
      const campaign = room.get(campaignId);
      const to = recipient(campaignId, personId);
      return { to: to.address, ...composed(campaign, to, kindOf(campaign, step), mail.sender(), unsaved) };
    },
    /** To an address of the volunteer's; it is entered nowhere. Refuses as preview does, and NO_SENDER. */
    async testSend({ campaignId, personId, step }: OfStep, to: string, signal?: AbortSignal): Promise<Fate> {
      const campaign = room.get(campaignId);
      const person = recipient(campaignId, personId);
      const sender = senderNow();
      const message = composed(campaign, person, kindOf(campaign, step), sender);
      const transport = await mail.openTransport();
      try {
        return await transport.send(
          outgoing(sender, { name: '', address: to }, message, `${randomUUID()}.test`),
          () => {},
          signal,
        );
      } finally {
        await transport.close();
      }
    },
    /** As it goes out; the same message has the same id. Refuses NO_SENDER, and what a template must not hold. */
    compose(due: DueMessage): OutgoingMessage {
      const campaign = room.get(due.campaign);
      const person = recipient(due.campaign, due.person);
      const sender = senderNow();
      const id = longId(due.campaign, due.step, due.person, String(due.attempt));
      const to = { name: person.name, address: due.address };
      return outgoing(sender, to, composed(campaign, person, due.kind, sender), id);
    },
  };
}

export type Writing = ReturnType<typeof openWriting>;
