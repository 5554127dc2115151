import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { DeliveryState, StepKind } from '../../../../preload/contract/campaigns.ts';
import type { Identity } from '../../../database/replica/shared/sharing.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { DueMessage } from './due-message.ts';

/** What names a message for ever. */
export interface MessageKey {
  readonly campaign: string;
  readonly step: string;
  readonly person: string;
  readonly attempt: number;
}

const Row = z.object({
  campaign: z.string(),
  step: z.string(),
  person: z.string(),
  attempt: z.number(),
  state: DeliveryState,
  at: z.string(),
  next: z.string().nullable(),
  tries: z.number(),
  turns: z.number(),
  said: z.string().nullable(),
  volunteer: z.string(),
  device: z.string(),
  messageId: z.string().nullable(),
  kind: StepKind,
  address: z.string().nullable(),
  campaignName: z.string().nullable(),
  sentAt: z.string().nullable(),
});
export type DeliveryRow = z.infer<typeof Row>;

/** What changes of a row with its state; what is left out stays as it is. */
export interface RowChange {
  readonly said?: string | null;
  readonly next?: string | null;
  readonly tries?: number;
  readonly turns?: number;
  readonly messageId?: string;
  readonly sentAt?: string | null;
}

/** The person behind an address, as the contact calendar knows them. */
export const contactOf = (address: string): string => address.trim().normalize('NFC').toLowerCase();

const columns = `campaign, step, person, attempt, state, at, next_at AS next, tries, turns, said, volunteer, device,
  message_id AS messageId, kind, address, campaign_name AS campaignName, sent_at AS sentAt`;
const thisOne = 'campaign = @campaign AND step = @step AND person = @person AND attempt = @attempt';
/** Longer answers of servers are cut. */
const longest = 300;
/** States of which the others are told; the rest is of this laptop and of a moment. */
const told = "('sent', 'to-confirm', 'retry', 'gave-up', 'refused', 'bounced')";

export type DeliveryStore = ReturnType<typeof deliveryStore>;

/** The rows of `delivery`. Each writing is durable when it returns. */
export function deliveryStore(db: Database, identity: Pick<Identity, 'device' | 'volunteer'>, clock: Clock) {
  const insert = db.prepare(`
    INSERT INTO delivery (campaign, step, person, attempt, state, at, volunteer, device, kind, address, contact, campaign_name)
    VALUES (@campaign, @step, @person, @attempt, 'claimed', @at, @volunteer, @device, @kind, @address, @contact, @campaignName)
    ON CONFLICT DO NOTHING`);
  const one = db.prepare(`SELECT ${columns} FROM delivery WHERE ${thisOne}`);
  const update = db.prepare(`
    UPDATE delivery SET state = @state, at = @at, next_at = @next, tries = @tries, turns = @turns, said = @said,
      message_id = @messageId, sent_at = @sentAt, shared = 0 WHERE ${thisOne}`);
  const pending = db.prepare(`
    SELECT ${columns} FROM delivery AS one WHERE state IN ('claimed', 'retry') AND device = @device
      AND campaign = COALESCE(@campaign, campaign) AND COALESCE(next_at, '') <= @now AND address IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM delivery AS later WHERE later.campaign = one.campaign AND later.step = one.step
        AND later.person = one.person AND later.attempt > one.attempt)
    ORDER BY at`);
  const nextRetry = db
    .prepare("SELECT MIN(next_at) FROM delivery WHERE state = 'retry' AND campaign = ? AND device = ?")
    .pluck();
  const last = db.prepare(`SELECT ${columns} FROM delivery WHERE campaign = @campaign AND person = @person
    AND step = @step ORDER BY attempt DESC LIMIT 1`);
  const ofPerson = db.prepare(
    `SELECT ${columns} FROM delivery WHERE campaign = ? AND person = ? ORDER BY at DESC, attempt DESC`,
  );
  const counts = db.prepare(`
    SELECT state, COUNT(*) AS count FROM
      (SELECT state, MAX(attempt) FROM delivery WHERE campaign = ? GROUP BY step, person) GROUP BY state`);
  const sentBack = db
    .prepare(
      'SELECT sent_at FROM delivery WHERE sent_at IS NOT NULL AND device = ? ORDER BY sent_at DESC LIMIT 1 OFFSET ?',
    )
    .pluck();
  const sentSince = db.prepare('SELECT COUNT(*) FROM delivery WHERE sent_at >= ?').pluck();
  const latest = db
    .prepare(`SELECT state FROM delivery WHERE campaign = ? AND at > ? AND state IN ('sent', 'refused', 'to-confirm')
      ORDER BY at DESC LIMIT 100`)
    .pluck();
  const byMessage = db.prepare(`SELECT ${columns} FROM delivery WHERE message_id = ?`);
  const byAddress = db.prepare(
    `SELECT ${columns} FROM delivery WHERE contact = ? AND state IN ('sent', 'to-confirm') ORDER BY at DESC LIMIT 1`,
  );
  const untold = db.prepare(
    `SELECT ${columns} FROM delivery WHERE shared = 0 AND state IN ${told} ORDER BY campaign, at`,
  );
  const markTold = db.prepare(`UPDATE delivery SET shared = 1 WHERE ${thisOne} AND at = @at`);
  const unrecorded =
    db.prepare(`SELECT ${columns} FROM delivery WHERE recorded = 0 AND device = ? AND address IS NOT NULL
    AND state IN ('sent', 'to-confirm', 'bounced') AND sent_at IS NOT NULL ORDER BY campaign, step, attempt`);
  const markRecorded = db.prepare(`UPDATE delivery SET recorded = 1 WHERE ${thisOne}`);
  const fold = db.prepare(`
    INSERT INTO delivery (campaign, step, person, attempt, state, at, next_at, tries, said, volunteer, device, message_id, kind,
      sent_at, shared, recorded)
    VALUES (@campaign, @step, @person, @attempt, @state, @at, @next, @tries, @said, @volunteer, @device, @messageId, @kind,
      @sentAt, 1, 1)
    ON CONFLICT DO UPDATE SET state = @state, at = @at, next_at = @next, tries = @tries, said = @said,
      message_id = COALESCE(@messageId, message_id), volunteer = @volunteer, device = @device, sent_at = @sentAt, shared = 1`);
  const getFact = db.prepare('SELECT value FROM sending_fact WHERE name = ?').pluck();
  const setFact = db.prepare(
    'INSERT INTO sending_fact (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  const stuck = db.prepare(`SELECT ${columns} FROM delivery WHERE state = 'handing'`);
  const adopt = db.prepare(
    "UPDATE delivery SET device = ? WHERE state IN ('claimed', 'retry') AND address IS NOT NULL",
  );
  const rows = (found: unknown[]) => found.map((row) => Row.parse(row));
  const maybe = (found: unknown) => (found === undefined ? undefined : Row.parse(found));

  /** Later than what stood there, so that it wins on every laptop whatever their clocks say. */
  function after(before: string): string {
    return new Date(Math.max(clock().getTime(), Date.parse(before) + 1)).toISOString();
  }

  function set(key: MessageKey, state: DeliveryState, change: RowChange = {}): DeliveryRow {
    const before = Row.parse(one.get(key));
    const row: DeliveryRow = { ...before, next: null, ...change, state, at: after(before.at) };
    update.run({ ...row, said: row.said === null ? null : row.said.slice(0, longest) });
    return row;
  }

  return {
    one: (key: MessageKey) => maybe(one.get(key)),
    /** Ours to send from now on, unless a row stands already; answers with the row that stands. */
    claim(message: DueMessage): DeliveryRow {
      const at = clock().toISOString();
      const contact = contactOf(message.address);
      insert.run({ ...message, contact, at, volunteer: identity.volunteer, device: identity.device() });
      return Row.parse(one.get(message));
    },
    set,
    /** What this laptop has begun and must go on with at this instant, of one campaign or of all. */
    pending: (now: Date, campaign?: string) =>
      rows(pending.all({ device: identity.device(), campaign: campaign ?? null, now: now.toISOString() })),
    nextRetry: (campaign: string) => (nextRetry.get(campaign, identity.device()) as string | null) ?? undefined,
    last: (campaign: string, person: string, step: string) => maybe(last.get({ campaign, person, step })),
    ofPerson: (campaign: string, person: string) => rows(ofPerson.all(campaign, person)),
    counts: (campaign: string) =>
      Object.fromEntries(
        (counts.all(campaign) as { state: DeliveryState; count: number }[]).map(({ state, count }) => [state, count]),
      ) as Partial<Record<DeliveryState, number>>,
    /** When the message of this laptop that is so many back was last on its way, in milliseconds. */
    sentBack(number: number): number | undefined {
      const at = sentBack.get(identity.device(), number - 1);
      return typeof at === 'string' ? Date.parse(at) : undefined;
    },
    sentSince: (since: Date) => Number(sentSince.get(since.toISOString())),
    /** How the latest messages of a campaign ended since an instant, newest first. */
    latest: (campaign: string, since: string) => latest.all(campaign, since) as ('sent' | 'refused' | 'to-confirm')[],
    byMessage: (messageId: string) => maybe(byMessage.get(messageId)),
    byAddress: (address: string) => maybe(byAddress.get(contactOf(address))),
    untold: () => rows(untold.all()),
    markTold: (row: DeliveryRow) => void markTold.run(row),
    unrecorded: () => rows(unrecorded.all(identity.device())),
    markRecorded: (row: DeliveryRow) => void markRecorded.run(row),
    fold: (row: DeliveryRow) => void fold.run(row),
    fact: (name: string) => getFact.get(name) as string | undefined,
    setFact: (name: string, value: string) => void setFact.run(name, value),
    /**
     * After a start: of what was on its way when all stopped nobody knows whether it arrived. What was begun goes on, under
     * the name of this device: a restored vault is another one.
     */
    settle(): number {
      const lost = rows(stuck.all());
      const now = clock().toISOString();
      db.transaction(() => {
        for (const row of lost) set(row, 'to-confirm', { sentAt: now });
        adopt.run(identity.device());
      })();
      return lost.length;
    },
  };
}
