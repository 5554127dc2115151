import type { Waiting } from '../../../../preload/contract/campaigns.ts';
import type { Clock } from '../../../shared/clock.ts';
import { parisDay, parisMidnightAfter } from '../../../shared/paris-day.ts';
import { contactOf, type DeliveryRow, type DeliveryStore } from './delivery-store.ts';
import type { DueMessage } from './due-message.ts';
import { whenToSend } from './rules/when-to-send.ts';
import type { SendingDeps } from './sending-deps.ts';

/** What can go out of a campaign now, in order; or for what it waits. Neither: there is nothing to send. */
export interface Ahead {
  readonly messages: readonly DueMessage[];
  readonly waiting?: Waiting | undefined;
}

interface AheadDeps extends Pick<SendingDeps, 'campaigns' | 'calendar' | 'mail'> {
  readonly store: DeliveryStore;
  readonly clock: Clock;
  /** What the last turn that could not be had said of the team: full until then, by that rule. */
  readonly full: { until: number; rule: string };
}

/** Messages that were begun here first, then those that have become due; without those whom the calendar protects today. */
export async function lookAhead(deps: AheadDeps, campaign: string, due: readonly DueMessage[]): Promise<Ahead> {
  const { store, clock, campaigns, calendar } = deps;
  const now = clock();
  const begun = store.pending(now, campaign).flatMap(messageOf).filter(campaigns.stillDue);
  const all = [...begun, ...due.filter((message) => message.campaign === campaign)];
  if (all.length === 0) {
    const next = store.nextRetry(campaign);
    return { messages: [], waiting: next === undefined ? undefined : { for: 'next-step', until: next } };
  }
  const { refused } = await calendar.mayContact(new Set(all.map(({ address }) => contactOf(address))), parisDay(now));
  const messages = all.filter(({ address }) => !refused.has(contactOf(address)));
  if (messages.length > 0) return { messages };
  const [first, ...others] = [...refused.values()];
  if (!first) return { messages };
  const soonest = others.reduce((one, other) => (other.next < one.next ? other : one), first);
  return { messages, waiting: { for: soonest.because, until: beginOf(soonest.next) } };
}

/** Why nothing may go out at this instant, by the hours and the cap of the rule; undefined where it may. */
export function heldByRule({ store, mail, clock, full }: AheadDeps): (Waiting & { until: string }) | undefined {
  const rule = mail.rule();
  const now = clock().getTime();
  const before = { hourBack: store.sentBack(rule.perHour), dayBack: store.sentBack(rule.perDay) };
  const known = full.rule === JSON.stringify(rule) ? full.until : now;
  const from = Math.max(now, known);
  const { at, because = from > now ? 'cap' : undefined } = whenToSend(rule, before, from);
  return because === undefined ? undefined : { for: because, until: new Date(at).toISOString() };
}

/** Who sent it first is known of what was begun here. */
function messageOf(row: DeliveryRow): DueMessage[] {
  const { campaign, step, kind, person, attempt, address, campaignName } = row;
  if (address === null) return [];
  return [{ campaign, campaignName: campaignName ?? '', step, kind, person, attempt, address }];
}

const beginOf = (day: string) => parisMidnightAfter(new Date(Date.parse(day) - 12 * 3_600_000)).toISOString();
