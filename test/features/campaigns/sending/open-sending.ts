import type { Replica } from '../../../../main/database/replica/replica.ts';
import { openSharedRecords } from '../../../../main/database/replica/shared/open-shared-records.ts';
import type { Sharing } from '../../../../main/database/replica/shared/sharing.ts';
import type { CampaignsForSending } from '../../../../main/features/campaigns/for-sending.ts';
import type { DueMessage } from '../../../../main/features/campaigns/sending/due-message.ts';
import { openSending } from '../../../../main/features/campaigns/sending/sending.ts';
import type { SendingDeps } from '../../../../main/features/campaigns/sending/sending-deps.ts';
import { openContactCalendar } from '../../../../main/features/contact-calendar/contact-calendar.ts';
import { openJobs } from '../../../../main/jobs/jobs.ts';
import type { MailTransport, OutgoingMessage } from '../../../../main/mail/mail-transport.ts';
import { changes } from '../../../../main/shared/changes.ts';
import { type Clock, systemClock } from '../../../../main/shared/clock.ts';
import { silentLog } from '../../../../main/shared/log.ts';
import type { Stop } from '../../../../preload/contract/campaigns.ts';
import type { Fate, SendingRule } from '../../../../preload/contract/mail.ts';

/** As fast as it goes, at any hour. */
export const anyTime: SendingRule = {
  perHour: 3_600_000_000,
  perDay: 1_000_000_000,
  from: 0,
  to: 24,
  days: [1, 2, 3, 4, 5, 6, 7],
};

/** Each accepted message: to whom, its id, and when. */
export interface Accepted {
  readonly to: string;
  readonly id: string;
  readonly at: number;
}

export type Behaviour = (message: OutgoingMessage, handing: () => void) => Fate | Promise<Fate>;

/** A mail server of the simulated world, with its own record; it does what it is told for each message. */
export function pretendMail(clock: Clock) {
  const accepted: Accepted[] = [];
  const sent: Fate = { kind: 'sent', said: '250 2.0.0 Ok' };
  const room = {
    accepted,
    behave: ((_, handing) => {
      handing();
      return sent;
    }) as Behaviour,
    /** How many lines were opened and are still open. */
    open: 0,
  };
  const transport = (): MailTransport => {
    room.open += 1;
    return {
      async send(message, handing) {
        const fate = await room.behave(message, handing);
        if (fate.kind === 'sent')
          accepted.push({ to: message.to.address, id: message.messageId, at: clock().getTime() });
        return fate;
      },
      async close() {
        room.open -= 1;
      },
    };
  };
  return { room, transport };
}

export interface WorldOptions {
  readonly people?: number;
  readonly campaign?: string;
  readonly clock?: Clock;
  readonly sleep?: SendingDeps['sleep'];
  readonly rule?: SendingRule;
  readonly transport: () => MailTransport | Promise<MailTransport>;
  readonly team?: SendingDeps['team'];
  readonly calendar?: 'real' | 'free';
  /** A campaign that is known already, shared by the laptops of a test. */
  readonly standing?: Standing;
}

/** What a campaign is, for both laptops that send it. */
export interface Standing {
  state: 'open' | 'paused' | 'stopped';
  stop?: Stop;
  addresses: string[];
  /** People whose password has changed. */
  readonly changed: Set<string>;
}

export const addressesOf = (count: number) => Array.from({ length: count }, (_, at) => `m${at}@exemple.fr`);

/** Sending over a replica, with the calendar and the jobs as they are, and a campaign as simple as can be. */
export function openWorld(replica: Replica, options: WorldOptions) {
  const { campaign = 'k1', clock = systemClock } = options;
  const sharing: Sharing = openSharedRecords(replica.db, clock);
  const jobs = openJobs(clock, silentLog);
  jobs.keepIn(replica.db);
  const news = changes();
  const mailNews = changes();
  const standing: Standing = options.standing ?? {
    state: 'open',
    addresses: addressesOf(options.people ?? 10),
    changed: new Set(),
  };
  const marked: string[] = [];
  const room = { rule: options.rule ?? anyTime };
  const stands = replica.db.prepare('SELECT 1 FROM delivery WHERE campaign = ? AND step = ? AND person = ?');
  const messageFor = (address: string): DueMessage => ({
    ...{
      campaign,
      campaignName: 'Mots de passe',
      step: 'notice',
      kind: 'notice',
      person: address,
      attempt: 1,
      address,
    },
  });
  const campaigns: CampaignsForSending = {
    due: () =>
      standing.state === 'open'
        ? standing.addresses
            .filter((address) => !standing.changed.has(address) && !stands.get(campaign, 'notice', address))
            .map(messageFor)
        : [],
    stillDue: ({ address }) => standing.state === 'open' && !standing.changed.has(address),
    compose: ({ address, attempt }) => ({
      ...{ from: { name: 'Ouvaton', address: 'ouvadesk@ouvaton.example' }, to: { name: '', address } },
      ...{ subject: 'Mot de passe', text: `Bonjour ${address}`, html: '<p>Bonjour</p>', date: clock() },
      messageId: `<${campaign}.notice.${address.split('@')[0]}.${attempt}@ouvaton.example>`,
    }),
    stop(_, why) {
      standing.state = 'stopped';
      standing.stop = why;
      news.tell();
    },
    markAddress: (address, because) => void marked.push(`${because} ${address}`),
    news,
  };
  const real = openContactCalendar({ records: sharing.records, clock });
  const calendar = options.calendar === 'free' ? { ...real, mayContact: async () => ({ refused: new Map() }) } : real;
  const sending = openSending({
    ...{
      db: replica.db,
      records: sharing.records,
      identity: sharing.identity,
      jobs,
      clock,
      log: silentLog,
      campaigns,
      calendar,
    },
    ...(options.sleep ? { sleep: options.sleep } : {}),
    team: options.team ?? { standing: () => 'alone', openJournal: () => Promise.reject(new Error('alone')) },
    nameOf: () => 'Alice',
    mail: { openTransport: async () => options.transport(), rule: () => room.rule, news: mailNews },
  });
  const rows = () =>
    replica.db.prepare('SELECT person, attempt, state, tries, said FROM delivery ORDER BY person, attempt').all() as {
      person: string;
      attempt: number;
      state: string;
      tries: number;
      said: string | null;
    }[];
  return {
    ...{ sending, sharing, jobs, standing, calendar: real, marked, room, rows, messageFor, campaign },
    tell: news.tell,
    setRule(rule: SendingRule) {
      room.rule = rule;
      mailNews.tell();
    },
    /** As the vault closes. */
    async close() {
      await jobs.stop();
      await sending.close();
      sharing.close();
    },
  };
}

export type World = ReturnType<typeof openWorld>;
