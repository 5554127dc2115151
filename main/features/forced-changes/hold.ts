import { setTimeout as pause } from 'node:timers/promises';
import { type Held, withClaim } from '../../database/journal/hold-claim.ts';
import { type Journal, JournalRefused } from '../../database/journal/journal.ts';
import { LeaseLost } from '../../database/journal/keep-lease.ts';
import { CannotReach } from '../../database/ouvadmin/ouvadmin.ts';
import { refusal } from '../../shared/refusal.ts';
import type { ForcingTeam } from './deps.ts';

/** What nobody else does meanwhile. */
export interface Hold {
  /** Aborted, with LeaseLost, once it cannot be counted on. */
  readonly signal: AbortSignal;
  /** Asks whether it is still ours, and throws where it is not. */
  confirm(): Promise<void>;
  release(): Promise<void>;
}

export interface HoldDeps {
  readonly team: ForcingTeam;
  readonly device: () => string;
  readonly authorOf: (device: string) => string | undefined;
}

/** Seconds: how long a laptop that was killed keeps others out, and itself. */
const lease = 20;

/**
 * One at a time: among the laptops of a team by a claim in its journal (`shared`), else within this vault. Take refuses
 * IMPOSING_ELSEWHERE, CANNOT_REACH.
 */
export function openHolds({ team, device, authorOf }: HoldDeps) {
  const here = new Set<string>();
  const elsewhere = (by: string) => refusal('IMPOSING_ELSEWHERE', { by });

  async function claim(subject: string, signal: AbortSignal): Promise<Hold> {
    const journal = await team.openJournal(signal).catch(asRefusal);
    try {
      for (;;) {
        const taken = await attempt(journal, subject);
        if ('confirm' in taken) return taken;
        if (taken.holder !== device()) throw elsewhere(nameOf(taken.holder));
        // Ours, from before this application was ended: nobody renews it.
        await pause(taken.secondsLeft * 1000 + 50, undefined, { signal });
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
      if (here.has(subject)) throw elsewhere('');
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

/** What the screen has a sentence for. */
export function asRefusal(error: unknown): never {
  if (error instanceof LeaseLost) throw refusal('IMPOSING_ELSEWHERE', { by: '' });
  if (error instanceof CannotReach) throw refusal('CANNOT_REACH', error.problem);
  if (error instanceof JournalRefused)
    throw refusal('CANNOT_REACH', {
      code: 'database-unknown',
      facts: { database: 'ouvadesk', because: error.because },
    });
  throw error;
}
