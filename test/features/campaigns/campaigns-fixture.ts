import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { newSalt } from '../../../main/database/replica/key.ts';
import { createReplica, openReplica } from '../../../main/database/replica/open-replica.ts';
import type { Replica } from '../../../main/database/replica/replica.ts';
import { openSharedRecords } from '../../../main/database/replica/shared/open-shared-records.ts';
import { openCampaigns } from '../../../main/features/campaigns/campaigns.ts';
import type { CampaignExportOrder } from '../../../main/features/campaigns/campaigns-deps.ts';
import type { CampaignsForSending, SendingForCampaigns } from '../../../main/features/campaigns/for-sending.ts';
import type { DueMessage } from '../../../main/features/campaigns/sending/due-message.ts';
import type { BounceNews, MailForCampaigns } from '../../../main/mail/mail-for-campaigns.ts';
import type { OutgoingMessage } from '../../../main/mail/mail-transport.ts';
import { changes } from '../../../main/shared/changes.ts';
import type { CampaignDraft, Delivery, DeliveryState } from '../../../preload/contract/campaigns.ts';
import type { Sender } from '../../../preload/contract/mail.ts';
import { newReplica } from '../../database/replica/new-replica.ts';
import { heardLog } from '../../shared/heard-log.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import {
  type Account,
  campaignsOver,
  ended,
  mapping,
  mappingVersion,
  options,
  smallOuvadmin,
} from '../password-campaigns/audit-fixture.ts';

export const sender: Sender = {
  smtp: { host: 'smtp.exemple.fr', port: 465, security: 'tls', trust: { kind: 'system' }, user: '' },
  from: { name: 'Ouvaton', address: 'bonjour@ouvaton.test' },
  panel: 'tapez ouvaton.coop dans votre navigateur, puis ouvrez Ouvadmin',
  contact: 'écrivez à contact@ouvaton.test',
  held: [],
  keptIn: 'nowhere',
};

/** Mail that keeps what is sent by it. */
function keptMail(held: { sender: Sender | undefined; sent: OutgoingMessage[]; back: BounceNews[] }): MailForCampaigns {
  return {
    sender: () => held.sender,
    rule: () => ({ perHour: 100, perDay: 1000, from: 8, to: 20, days: [1, 2, 3, 4, 5] }),
    news: changes(),
    async openTransport() {
      return {
        async send(message) {
          held.sent.push(message);
          return { kind: 'sent', said: '250 ok' };
        },
        close: async () => {},
      };
    },
    async *bounces() {
      yield* held.back;
    },
  };
}

/** Sending by hand: a test says what became of each message. */
export function handSending(db: Database, core: CampaignsForSending, clock: () => Date) {
  const news = changes();
  const put = db.prepare(`
    INSERT INTO delivery (campaign, step, person, attempt, state, at, volunteer, device, kind, address, message_id, sent_at)
    VALUES ($campaign, $step, $person, $attempt, $state, $at, '', '', $kind, $address, $messageId, $at)
    ON CONFLICT (campaign, step, person, attempt) DO UPDATE SET state = $state, at = $at`);
  const of = db.prepare('SELECT * FROM delivery WHERE campaign = ? AND person = ? ORDER BY at DESC');
  const mark = (message: DueMessage, state: DeliveryState) => {
    const { campaignName, ...row } = message;
    put.run({
      ...row,
      state,
      at: clock().toISOString(),
      messageId: state === 'sent' ? core.compose(message).messageId : null,
    });
    news.tell();
  };
  const sending: SendingForCampaigns = {
    launch: () => {},
    counts: () => ({}),
    deliveriesOf: (campaign, person) =>
      (of.all(campaign, person) as (Delivery & { next_at: null })[]).map(({ step, kind, attempt, state, at }) => ({
        ...{ step, kind, attempt, state, at, by: '' },
      })),
    resend: (message) => mark({ ...message, attempt: 2 }, 'claimed'),
    confirm: (campaign, person, step, arrived) =>
      void db
        .prepare('UPDATE delivery SET state = ? WHERE campaign = ? AND person = ? AND step = ?')
        .run(arrived ? 'sent' : 'gave-up', campaign, person, step),
    bounced({ messageId }) {
      const found = db.prepare('SELECT address FROM delivery WHERE message_id = ?').pluck().get(messageId);
      db.prepare("UPDATE delivery SET state = 'bounced' WHERE message_id = ?").run(messageId);
      news.tell();
      return typeof found === 'string' ? found : undefined;
    },
    waiting: () => undefined,
    used: () => ({ hour: 0, today: 0 }),
    news,
    async close() {
      news.end();
    },
  };
  return { sending, mark, core };
}

const key = Buffer.alloc(32, 7);
const begin = '2026-11-02T09:00:00.000Z';

export interface LaptopChoices {
  readonly accounts?: Iterable<Account>;
  readonly now?: string;
  readonly source?: string;
  readonly replica?: Replica;
  /** Files to begin from, of which copies are taken. */
  readonly from?: AuditedFiles;
}

export interface AuditedFiles {
  readonly replica: string;
  readonly ouvadmin: string;
}

/** An Ouvadmin that was audited, made when first asked for: audits are what takes long. */
export function auditedOuvadmin(
  accounts: readonly Account[],
): () => Promise<AuditedFiles & { readonly auditId: string }> {
  let made: Promise<AuditedFiles & { readonly auditId: string }> | undefined;
  async function make() {
    const folder = mkdtempSync(join(tmpdir(), 'ouvadesk-campaigns-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const files = { replica: join(folder, 'replica.db'), ouvadmin: join(folder, 'ouvadmin.sqlite') };
    createReplica(files.replica, key, newSalt(), new Date(begin));
    const replica = await openReplica({ file: files.replica, key }, new Date(begin));
    const ouvadmin = smallOuvadmin(accounts);
    const { campaigns } = await campaignsOver(ouvadmin.file, { replica, clock: () => new Date(begin) });
    const { audit } = await ended(campaigns, await campaigns.start('c1', options));
    await replica.close();
    ouvadmin.close();
    copyFileSync(ouvadmin.file, files.ouvadmin);
    return { ...files, auditId: audit.id };
  }
  return () => {
    made ??= make();
    return made;
  };
}

/** A replica over a copy of a file. */
async function replicaFrom(file: string): Promise<Replica> {
  const copy = join(temporaryFolder(), 'replica.db');
  copyFileSync(file, copy);
  const replica = await openReplica({ file: copy, key }, new Date(begin));
  onTestFinished(() => replica.close());
  return replica;
}

function ouvadminFrom(file: string) {
  const copy = join(temporaryFolder(), 'ouvadmin.sqlite');
  copyFileSync(file, copy);
  const db = new SqliteDatabase(copy);
  return {
    file: copy,
    run: (sql: string, ...values: unknown[]) => db.prepare(sql).run(...values),
    close: () => db.close(),
  };
}

/** A laptop: an Ouvadmin in a file, its audits, and campaigns over them, with a clock that a test moves. */
export async function campaignsLaptop({
  accounts = [],
  now = begin,
  source = 'db.exemple.fr/ouvadmin',
  replica,
  from,
}: LaptopChoices = {}) {
  const time = { now: new Date(now) };
  const clock = () => time.now;
  const ouvadmin = from ? ouvadminFrom(from.ouvadmin) : smallOuvadmin(accounts);
  const opened = replica ?? (from ? await replicaFrom(from.replica) : await newReplica());
  const { campaigns: passwords, jobs } = await campaignsOver(ouvadmin.file, {
    replica: opened,
    clock,
    readyMapping: async () => mappingVersion(mapping),
  });
  const sharing = openSharedRecords(opened.db, clock);
  const held: Parameters<typeof keptMail>[0] = { sender, sent: [], back: [] };
  const entered: { what: string; subject: string }[] = [];
  const exported: CampaignExportOrder[] = [];
  const { log, lines } = heardLog();
  const hand: { now?: ReturnType<typeof handSending> } = {};
  const campaigns = openCampaigns({
    replica: opened,
    records: sharing.records,
    jobs,
    clock,
    log,
    audits: passwords.forCampaigns,
    connections: () => [{ id: 'c1', source }],
    author: () => 'Jeanne',
    nameOf: () => undefined,
    mail: keptMail(held),
    openSending(core) {
      hand.now = handSending(opened.db, core, clock);
      return hand.now.sending;
    },
    enter: (entry) => entered.push(entry),
    async *writeExport(order) {
      exported.push(order);
      yield* [];
      throw new Error('Nothing is written here.');
    },
  });
  onTestFinished(async () => {
    await campaigns.closeRoom();
    sharing.close();
    ouvadmin.close();
  });
  const { now: hands } = hand;
  if (!hands) throw new Error('Campaigns opened no sending.');

  return {
    campaigns,
    passwords,
    sharing,
    replica: opened,
    ouvadmin,
    held,
    entered,
    exported,
    logged: lines,
    mark: hands.mark,
    core: hands.core,
    to(instant: string) {
      time.now = new Date(instant);
    },
    /** Runs an audit to its end; its id. */
    async audit(): Promise<string> {
      const { audit } = await ended(passwords, await passwords.start('c1', options));
      await campaigns.auditEnded(audit.id);
      return audit.id;
    },
    due: () => hands.core.due(clock()),
    /** Sends everything that is due. */
    async sendAll(): Promise<DueMessage[]> {
      const all = hands.core.due(clock()).filter((message) => hands.core.stillDue(message));
      for (const message of all) hands.mark(message, 'sent');
      await campaigns.settled();
      return all;
    },
  };
}

export type CampaignsLaptop = Awaited<ReturnType<typeof campaignsLaptop>>;

export const draftOf = (auditId: string, change: Partial<CampaignDraft> = {}): CampaignDraft => ({
  auditId,
  systems: ['account'],
  reasons: [],
  name: `Campagne ${randomUUID().slice(0, 8)}`,
  languages: 'fr',
  steps: [
    { id: 'n', kind: 'notice', after: 0 },
    { id: 'r1', kind: 'reminder', after: 14 },
    { id: 'r2', kind: 'reminder', after: 28 },
    { id: 'l', kind: 'last', after: 42 },
  ],
  imposedOn: '2027-02-01',
  ...change,
});

export const peopleOf = async (laptop: CampaignsLaptop, campaignId: string) =>
  (
    await laptop.campaigns.page(
      {
        ...{ campaignId, search: '', standings: [], reasons: [], deliveries: [], ids: [] },
        ...{ sort: 'name', direction: 'ascending' },
      },
      0,
      500,
    )
  ).rows;
