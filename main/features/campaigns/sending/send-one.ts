import type { Waiting } from '../../../../preload/contract/campaigns.ts';
import type { Fate } from '../../../../preload/contract/mail.ts';
import type { MailTransport, OutgoingMessage } from '../../../mail/mail-transport.ts';
import type { Clock } from '../../../shared/clock.ts';
import { isRefusal } from '../../../shared/refusal.ts';
import type { DeliveryRow, DeliveryStore } from './delivery-store.ts';
import type { DueMessage } from './due-message.ts';
import { tryAgainAt } from './rules/back-off.ts';
import { secondsApart } from './rules/when-to-send.ts';
import type { SendingDeps } from './sending-deps.ts';
import type { StopCampaign } from './stop-campaign.ts';
import { NoJournal, type Turns } from './turns.ts';

export type OneSent =
  /** It has left, or it is not to leave: the next one. */
  | { readonly kind: 'next'; readonly sent: boolean; readonly soft?: boolean; readonly idle?: boolean }
  /** Nothing left; the same again, then. Without a word: only the pace is kept. */
  | { readonly kind: 'wait'; readonly for?: Waiting['for']; readonly milliseconds?: number }
  | { readonly kind: 'stopped' };

export interface SendOneDeps extends Pick<SendingDeps, 'campaigns' | 'mail' | 'log'> {
  readonly clock: Clock;
  readonly store: DeliveryStore;
  readonly turns: Turns;
  readonly stop: StopCampaign;
}

/** A turn that is older counts no more: the message would go out in an hour that is full by now. */
const turnHolds = 60;
/** Given to a server to answer once the text is on its way and we are told to stop, in milliseconds. */
const grace = 10_000;

/**
 * One message from claim to outcome. Each state is durable before what comes after it begins. `again`: the same message was
 * in hand before, so often, and the server sent us away.
 */
export async function sendOne(
  deps: SendOneDeps,
  message: DueMessage,
  transport: () => Promise<MailTransport>,
  again: number,
  signal: AbortSignal,
): Promise<OneSent> {
  const { campaigns, store } = deps;
  const next = { kind: 'next', sent: false, idle: true } as const;
  if (!campaigns.stillDue(message)) return next;
  let outgoing: ReturnType<typeof campaigns.compose>;
  let way: MailTransport;
  try {
    outgoing = campaigns.compose(message);
    way = await transport();
  } catch (error) {
    if (isRefusal(error, 'NO_SENDER')) return { kind: 'wait', for: 'nothing' };
    throw error;
  }
  const row = store.claim(message);
  if (row.state !== 'claimed' && row.state !== 'retry') return next;
  const turn = await takeTurn(deps, row, signal);
  if (turn.kind === 'wait') return turn;
  if (turn.kind === 'theirs') {
    store.set(row, 'elsewhere');
    return { kind: 'next', sent: false };
  }
  // Somebody may have paused it, or the person may have changed, while the journal was asked.
  if (signal.aborted || !campaigns.stillDue(message)) {
    deps.turns.giveBack(turn.subject);
    return next;
  }
  const exchanged = await exchange(deps, row, outgoing, way, signal);
  if (!exchanged.handed) deps.turns.giveBack(turn.subject);
  return conclude(deps, message, store.one(row) ?? row, exchanged, again);
}

type Taken =
  | { readonly kind: 'ours' | 'theirs'; readonly subject: string }
  | Extract<OneSent, { readonly kind: 'wait' }>;

async function takeTurn({ store, turns, mail }: SendOneDeps, row: DeliveryRow, signal: AbortSignal): Promise<Taken> {
  const rule = mail.rule();
  const caps = { perHour: rule.perHour, perDay: rule.perDay, apart: secondsApart(rule) };
  for (let number = row.turns; ; number++) {
    const subject = subjectOf(row, number);
    try {
      const answer = await turns.take(subject, caps, signal);
      if (answer.kind === 'theirs') return { kind: 'theirs', subject };
      if (answer.kind === 'full') {
        const milliseconds = Math.ceil(answer.secondsLeft * 1000);
        return { kind: 'wait', milliseconds, ...(answer.of === 'pace' ? {} : { for: 'cap' }) };
      }
      if (answer.secondsAgo <= turnHolds) return { kind: 'ours', subject };
    } catch (error) {
      if (error instanceof NoJournal) return { kind: 'wait', for: 'journal' };
      throw error;
    }
    store.set(row, row.state, { turns: number + 1, next: row.next });
  }
}

/** The first turn decides who sends; later ones, of the same laptop, only count. */
const subjectOf = ({ campaign, step, person, attempt }: DeliveryRow, number: number) =>
  JSON.stringify(['message', campaign, step, person, attempt, ...(number > 0 ? [number] : [])]);

interface Exchanged {
  readonly fate: Fate;
  /** Whether any of its text may have left. */
  readonly handed: boolean;
}

async function exchange(
  { store, clock }: SendOneDeps,
  row: DeliveryRow,
  outgoing: OutgoingMessage,
  way: MailTransport,
  signal: AbortSignal,
): Promise<Exchanged> {
  const cut = new AbortController();
  let handed = false;
  let timer: NodeJS.Timeout | undefined;
  const onAbort = () => {
    if (!handed) cut.abort(signal.reason);
    else timer = setTimeout(() => cut.abort(signal.reason), grace).unref();
  };
  signal.addEventListener('abort', onAbort);
  const handing = () => {
    signal.throwIfAborted();
    store.set(row, 'handing', { messageId: outgoing.messageId, sentAt: clock().toISOString() });
    handed = true;
  };
  try {
    return { fate: await way.send(outgoing, handing, cut.signal), handed };
  } catch (error) {
    if (!handed && signal.aborted) return { fate: { kind: 'later', because: 'stopped', said: '' }, handed };
    // Whatever it was, it may have left once it was handed over.
    if (handed) store.set(row, 'to-confirm', { sentAt: clock().toISOString() });
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

function conclude(
  { store, clock, campaigns, stop }: SendOneDeps,
  message: DueMessage,
  row: DeliveryRow,
  { fate, handed }: Exchanged,
  again: number,
): OneSent {
  const at = clock().toISOString();
  const next = { kind: 'next', sent: false } as const;
  const stopped = { kind: 'stopped' } as const;
  // Its turn was used, though nothing came of it: it is counted again when it goes.
  const unsent = handed ? { turns: row.turns + 1, sentAt: null } : {};
  switch (fate.kind) {
    case 'sent':
      store.set(row, 'sent', { said: fate.said, sentAt: at });
      return { ...next, sent: true };
    case 'unknown':
      store.set(row, 'to-confirm', { said: fate.because, sentAt: at });
      return stop.afterUnknown(message, fate.because) ? stopped : next;
    case 'refused':
      if (fate.fault === 'sender') {
        store.set(row, 'claimed', unsent);
        stop.because(message, 'server-refuses', { said: fate.said });
        return stopped;
      }
      store.set(row, 'refused', { said: fate.said, sentAt: null });
      if (fate.fault === 'address') campaigns.markAddress(message.address, 'refused', at);
      return stop.afterRefusal(message, fate.said) ? stopped : next;
    case 'closed': {
      store.set(row, 'claimed', unsent);
      const why = fate.because === 'login-refused' ? fate.because : 'untrusted';
      stop.because(message, why, { said: fate.said, problem: fate.because });
      return stopped;
    }
    case 'later':
      return later(store, row, fate.said, handed, again, clock());
  }
}

/** A server that asks for patience is asked again by and by; one that was not reached is no fault of the message. */
function later(
  store: DeliveryStore,
  row: DeliveryRow,
  said: string,
  handed: boolean,
  again: number,
  now: Date,
): OneSent {
  // 421 sends away whoever comes; only if it meets the same message again and again it is taken to mean that.
  const asked = /^4\d\d/.test(said) && (!said.startsWith('421') || again >= 5);
  if (!asked && !handed) return { kind: 'wait', for: 'network' };
  const tries = row.tries + 1;
  const name = `since ${row.campaign} ${row.step} ${row.person} ${row.attempt}`;
  if (tries === 1) store.setFact(name, now.toISOString());
  const next = tryAgainAt(tries, Date.parse(store.fact(name) ?? now.toISOString()), now.getTime());
  if (next === undefined) store.set(row, 'gave-up', { said, tries, sentAt: null });
  else {
    const unsent = { turns: row.turns + 1, sentAt: null };
    store.set(row, 'retry', { said, tries, next: new Date(next).toISOString(), ...unsent });
  }
  return { kind: 'next', sent: false, soft: true };
}
