import type { Waiting } from '../../../../preload/contract/campaigns.ts';
import type { Progress } from '../../../../preload/contract/common.ts';
import type { MailTransport } from '../../../mail/mail-transport.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Alarm } from './alarm.ts';
import type { DueMessage } from './due-message.ts';
import { type Ahead, heldByRule, lookAhead } from './look-ahead.ts';
import { waitFor } from './rules/back-off.ts';
import { type OneSent, type SendOneDeps, sendOne } from './send-one.ts';
import type { SendingDeps } from './sending-deps.ts';

export interface SendCampaignDeps extends SendOneDeps, Pick<SendingDeps, 'calendar'> {
  readonly clock: Clock;
  readonly full: { until: number; rule: string };
  readonly alarm: Alarm;
  /** One message in hand at a time, whatever the campaign. */
  readonly inHand: <Result>(deed: () => Promise<Result>) => Promise<Result>;
  readonly setWaiting: (campaign: string, waiting: Waiting | undefined) => void;
  /** Shares and enters what was sent, now or when it is time to. */
  readonly tell: (when: 'in-time' | 'now') => Promise<void>;
  readonly changed: () => void;
}

export interface CampaignSent {
  readonly sent: number;
}

/** What is looked up again after so many milliseconds at most often, whatever changes meanwhile. */
const freshFor = 2000;
/** A wait that is longer ends the job: another one begins when it is over. */
const longest = 10 * 60_000;
const journalAgain = 60_000;
const idleRest = 30_000;

/** Sends what is due of a campaign, one message after the other, until nothing is, or not for a while. */
export async function* sendCampaign(
  deps: SendCampaignDeps,
  campaign: string,
  signal: AbortSignal,
): AsyncGenerator<Progress, CampaignSent, void> {
  const { alarm, clock, setWaiting, inHand } = deps;
  const lookup = openLookup(deps, campaign);
  const line = openLine(deps.mail);
  let sent = 0;
  let failures = 0;
  let idle = 0;
  const at = (step: string): Progress => ({ kind: 'send', step, done: sent, total: sent + lookup.left() });
  try {
    for (;;) {
      signal.throwIfAborted();
      const rung = alarm.rung();
      const { message, waiting } = await lookup.next(rung);
      const held = message ? heldByRule(deps) : waiting;
      setWaiting(campaign, held);
      if (!message && !held) return { sent };
      if (held?.until !== undefined) {
        const left = Date.parse(held.until) - clock().getTime();
        if (left > longest) return { sent };
        yield at(stepOf(held.for));
        await deps.tell('in-time');
        await alarm.wait(left, rung, signal);
        continue;
      }
      if (!message) return { sent };
      yield at('sending');
      const one = await inHand(() => sendOne(deps, message, line.open, failures, signal));
      if (one.kind === 'stopped') return { sent };
      if (one.kind === 'next') {
        lookup.done();
        // What is due and does not go, for whatever reason, must not keep us busy.
        idle = one.idle ? idle + 1 : 0;
        if (idle > 0 && lookup.left() === 0) yield* rest(idleRest, undefined);
        if (one.sent) sent += 1;
        failures = one.soft ? failures + 1 : 0;
        deps.changed();
        await deps.tell('in-time');
        // One that is asked for later is no wonder; three in a row are the server's way to ask for a rest.
        if (failures >= 3) yield* rest(waitFor(failures - 2), 'network');
        continue;
      }
      if (one.for === 'network') failures += 1;
      const until = waitOf(one, failures);
      if (one.for === 'cap') {
        // Others of the team used it up: no need to ask again before.
        Object.assign(deps.full, { until: clock().getTime() + until, rule: JSON.stringify(deps.mail.rule()) });
        continue;
      }
      yield* rest(until, one.for);
    }
  } finally {
    await line.close();
    await deps.tell('now');
  }

  async function* rest(milliseconds: number, why: Waiting['for'] | undefined) {
    const rung = alarm.rung();
    if (why !== undefined) {
      setWaiting(campaign, { for: why });
      yield at(stepOf(why));
    }
    await alarm.wait(milliseconds, rung, signal);
  }
}

/** As the list of jobs has words for it. */
const stepOf = (why: Waiting['for']) =>
  ['next-step', 'nothing', 'other-laptop'].includes(why) ? 'waiting-next' : `waiting-${why}`;

function waitOf(one: Extract<OneSent, { kind: 'wait' }>, failures: number): number {
  if (one.milliseconds !== undefined) return one.milliseconds;
  return one.for === 'network' ? waitFor(failures) : journalAgain;
}

/** What is ahead, looked up again when it is used up, or when something has changed and it is not quite fresh. */
function openLookup(deps: SendCampaignDeps, campaign: string) {
  let ahead: Ahead = { messages: [] };
  let place = 0;
  let seen = -1;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    left: () => Math.max(0, ahead.messages.length - place),
    done() {
      place += 1;
    },
    async next(rung: number): Promise<{ message?: DueMessage | undefined; waiting?: Waiting | undefined }> {
      const now = deps.clock().getTime();
      if (place >= ahead.messages.length || (seen !== rung && Math.abs(now - lookedAt) >= freshFor)) {
        ahead = await lookAhead(deps, campaign, deps.campaigns.due(deps.clock()));
        [place, seen, lookedAt] = [0, rung, now];
      }
      return { message: ahead.messages[place], waiting: ahead.waiting };
    },
  };
}

/** One line to the server for all messages of a job, opened when it is first needed. */
function openLine(mail: SendingDeps['mail']) {
  let transport: MailTransport | undefined;
  return {
    async open(): Promise<MailTransport> {
      transport ??= await mail.openTransport();
      return transport;
    },
    close: async () => transport?.close().catch(() => {}),
  };
}
