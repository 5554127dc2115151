import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { DeliveryState, StepKind } from '../../../../preload/contract/campaigns.ts';
import type { SharedRecords } from '../../../database/replica/shared-records.ts';
import { parisDay } from '../../../shared/paris-day.ts';
import { packRows, unpackRows } from '../pack-rows.ts';
import { contactOf, type DeliveryRow, type DeliveryStore } from './delivery-store.ts';
import { deliveryBatch } from './kinds.ts';
import type { CalendarForSending } from './sending-deps.ts';

/** A message as a batch has it; what a newer application adds comes after. */
const Event = z
  .tuple([
    z.string(),
    z.string(),
    z.number(),
    DeliveryState,
    z.iso.datetime(),
    StepKind,
    z.string(),
    z.string(),
    z.string().nullable(),
    z.string().nullable(),
    z.string().nullable(),
    z.number(),
    z.string().nullable(),
  ])
  .rest(z.unknown());

/** Rows a batch: what one inflating may cost. */
const batchSize = 1000;

interface SharingDeps {
  readonly db: Database;
  readonly records: SharedRecords;
  readonly store: DeliveryStore;
  readonly calendar: CalendarForSending;
}

export function openShareDeliveries({ db, records, store, calendar }: SharingDeps) {
  /** Tells the others what became of messages since, a record a campaign. */
  async function tellOthers(): Promise<void> {
    const rows = store.untold();
    for (const [campaign, ofIt] of Map.groupBy(rows, (row) => row.campaign)) {
      for (let from = 0; from < ofIt.length; from += batchSize) {
        const batch = ofIt.slice(from, from + batchSize);
        const packed = await packRows(batch.map(eventOf));
        records.together(() => {
          const id = records.create(deliveryBatch, { campaign, count: batch.length, rows: packed });
          store.setFact(`folded ${id}`, '');
          // One that has changed since it was packed is told again.
          for (const row of batch) store.markTold(row);
        });
      }
    }
  }

  /** Enters in the contact calendar who was written to since. */
  function enter(): void {
    const groups = Map.groupBy(store.unrecorded(), (row) => {
      // A second attempt is one more message to a person, which the first one's send would not count.
      return JSON.stringify([row.campaign, row.step, row.attempt, parisDay(new Date(row.sentAt ?? row.at))]);
    });
    for (const [, rows] of groups) {
      const [first] = rows;
      if (!first) continue;
      const day = parisDay(new Date(first.sentAt ?? first.at));
      const name = `send ${first.campaign} ${first.step} ${first.attempt}`;
      const send = store.fact(name);
      records.together(() => {
        const people = rows.flatMap(({ address }) => (address === null ? [] : contactOf(address)));
        const title = first.campaignName ?? '';
        const id = calendar.record({ ...(send ? { send } : {}), title, screen: 'campaigns', people, day });
        store.setFact(name, id);
        for (const row of rows) store.markRecorded(row);
      });
    }
  }

  /** Takes in what other laptops told; the same batch twice changes nothing. Answers whether anything was new. */
  async function takeIn(signal: AbortSignal): Promise<boolean> {
    let any = false;
    for (const id of records.ids(deliveryBatch)) {
      if (signal.aborted) return any;
      if (store.fact(`folded ${id}`) !== undefined) continue;
      const batch = records.get(deliveryBatch, id);
      const events = batch && (await unpackRows(batch.fields.rows));
      if (signal.aborted) return any;
      // A layout of a newer application, or a damaged one: looked at again by the next start.
      if (!batch || !events) continue;
      any = true;
      db.transaction(() => {
        for (const event of events) takeInOne(batch.fields.campaign, event);
        store.setFact(`folded ${id}`, '');
      })();
    }
    return any;
  }

  function takeInOne(campaign: string, event: unknown): void {
    const row = rowOf(campaign, event);
    if (!row) return;
    const here = store.one(row);
    if (here && !overrules(row, here)) return;
    // What was on its way here stays known as such, even where another laptop says otherwise of it meanwhile.
    store.fold({
      ...row,
      sentAt: row.sentAt ?? here?.sentAt ?? null,
      messageId: row.messageId ?? here?.messageId ?? null,
    });
  }

  return { tellOthers, enter, takeIn };
}

const eventOf = (row: DeliveryRow): z.infer<typeof Event> => [
  ...([row.step, row.person, row.attempt, row.state, row.at, row.kind] as const),
  ...([row.volunteer, row.device, row.next, row.said, row.messageId, row.tries, row.sentAt] as const),
];

function rowOf(campaign: string, event: unknown): DeliveryRow | undefined {
  const parsed = Event.safeParse(event);
  if (!parsed.success) return undefined;
  const [step, person, attempt, state, at, kind, volunteer, device, next, said, messageId, tries, sentAt] = parsed.data;
  const none = { turns: 0, address: null, campaignName: null };
  return {
    campaign,
    step,
    person,
    attempt,
    state,
    at,
    kind,
    volunteer,
    device,
    next,
    said,
    messageId,
    tries,
    sentAt,
    ...none,
  };
}

/** Only a moment here, or a guess: whatever anybody knows is more. */
const vague: readonly DeliveryState[] = ['claimed', 'elsewhere'];
/** Of two that were said in the same millisecond the later one of this list holds, everywhere. */
const order: readonly DeliveryState[] = ['retry', 'to-confirm', 'gave-up', 'refused', 'sent', 'bounced'];

/** Whether what was told replaces what stands here; the same answer on every laptop, in whatever order it comes. */
export function overrules(
  told: Pick<DeliveryRow, 'state' | 'at' | 'device'>,
  here: Pick<DeliveryRow, 'state' | 'at' | 'device'>,
): boolean {
  if (vague.includes(here.state)) return true;
  if (here.state === 'handing') return false;
  const rank = ({ state }: { readonly state: DeliveryState }) => order.indexOf(state);
  if (told.at !== here.at) return told.at > here.at;
  return rank(told) !== rank(here) ? rank(told) > rank(here) : told.device > here.device;
}

/** A word by which the replica knows the turns it took. */
export function ownToken(store: DeliveryStore): string {
  const known = store.fact('token');
  if (known !== undefined) return known;
  const token = randomUUID();
  store.setFact('token', token);
  return token;
}
