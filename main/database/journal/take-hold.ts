import { setTimeout as pause } from 'node:timers/promises';
import { refusal } from '../../shared/refusal.ts';
import { CannotReach } from '../ouvadmin/ouvadmin.ts';
import { type Held, withClaim } from './hold-claim.ts';
import { type Journal, JournalRefused } from './journal.ts';
import { LeaseLost } from './keep-lease.ts';

/** What nobody else does meanwhile. */
export interface Hold {
  /** Aborted, with LeaseLost, once it cannot be counted on. */
  readonly signal: AbortSignal;
  /** Asks whether it is still ours, and throws where it is not. */
  confirm(): Promise<void>;
  release(): Promise<void>;
}

export interface HoldDeps {
  readonly team: {
    nameOf(volunteer: string): string | undefined;
    openJournal(signal: AbortSignal): Promise<Journal>;
  };
  readonly device: () => string;
  /** The volunteer who wrote last on a device. */
  readonly authorOf: (device: string) => string | undefined;
}

/** Seconds: how long a laptop that was killed keeps others out, and itself. */
const lease = 20;

/**
 * One at a time: among the laptops of a team by a claim in its journal (`shared`), else within this vault. Take refuses
 * `elsewhere` (a code whose data is { by }), CANNOT_REACH.
 */
export function openHolds({ team, device, authorOf }: HoldDeps, elsewhere: Uppercase<string>) {
  const here = new Set<string>();
  const taken = (by: string) => refusal(elsewhere, { by });
  const asRefusal = holdRefusal(elsewhere);

  async function claim(subject: string, signal: AbortSignal): Promise<Hold> {
    const journal = await team.openJournal(signal).catch(asRefusal);
    try {
      for (;;) {
        const answer = await attempt(journal, subject);
        if ('confirm' in answer) return answer;
        if (answer.holder !== device()) throw taken(nameOf(answer.holder));
        // Ours, from before this application was ended: nobody renews it.
        await pause(answer.secondsLeft * 1000 + 50, undefined, { signal });
      }
    } catch (error) {
      await journal.close().catch(() => {});
      return asRefusal(error);
    }
  }

  function nameOf(holder: string): string {
    const author = authorOf(holder);
    return (author && team.nameOf(author)) ?? '';
  }

  async function attempt(journal: Journal, subject: string) {
    const given = Promise.withResolvers<Held>();
    const end = Promise.withResolvers<undefined>();
    const ended = withClaim(journal, subject, device(), lease, (held) => {
      given.resolve(held);
      return end.promise;
    });
    ended.catch(() => {});
    const first = await Promise.race([given.promise, ended]);
    if ('kind' in first) {
      if (first.kind === 'taken') return first;
      throw new LeaseLost();
    }
    return {
      signal: first.signal,
      confirm: first.confirm,
      async release() {
        end.resolve(undefined);
        // Where the journal is out of reach the lease ends by itself.
        await ended.catch(() => {});
        await journal.close().catch(() => {});
      },
    };
  }

  return {
    async take(subject: string, shared: boolean, signal: AbortSignal): Promise<Hold> {
      if (here.has(subject)) throw taken('');
      here.add(subject);
      try {
        const held = shared ? await claim(subject, signal) : alone();
        const release = () => held.release().finally(() => here.delete(subject));
        return { signal: held.signal, confirm: held.confirm, release };
      } catch (error) {
        here.delete(subject);
        throw error;
      }
    },
  };
}

const alone = (): Hold => ({
  signal: new AbortController().signal,
  confirm: async () => {},
  release: async () => {},
});

/** What the screen has a sentence for; a lost lease is somebody else's, told by this code. */
export function holdRefusal(elsewhere: Uppercase<string>) {
  return (error: unknown): never => {
    if (error instanceof LeaseLost) throw refusal(elsewhere, { by: '' });
    if (error instanceof CannotReach) throw refusal('CANNOT_REACH', error.problem);
    if (error instanceof JournalRefused)
      throw refusal('CANNOT_REACH', {
        code: 'database-unknown',
        facts: { database: 'ouvadesk', because: error.because },
      });
    throw error;
  };
}
