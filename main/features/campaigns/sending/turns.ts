import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { type Journal, JournalRefused } from '../../../database/journal/journal.ts';
import { CannotReach } from '../../../database/ouvadmin/ouvadmin.ts';
import type { Clock } from '../../../shared/clock.ts';
import { isRefusal } from '../../../shared/refusal.ts';
import type { SendingDeps } from './sending-deps.ts';
import { journalTurn, localTurn, type Turn } from './turn.ts';

/** The journal is out of reach, or cannot be used: no turn can be taken, and nothing was. */
export class NoJournal extends Error {}

interface TurnsDeps extends Pick<SendingDeps, 'team' | 'identity'> {
  readonly db: Database;
  readonly clock: Clock;
  readonly token: string;
}

/** Turns wherever they are to be taken now. The line to the journal stays open between two. */
export function openTurns({ db, clock, token, team, identity }: TurnsDeps) {
  const local = localTurn(db, clock, token);
  let journal: Journal | undefined;

  async function rest(): Promise<void> {
    const open = journal;
    journal = undefined;
    await open?.close().catch(() => {});
  }

  /** Throws NoJournal. */
  async function take(...[subject, caps, signal]: [...Parameters<Turn['take']>, AbortSignal]) {
    const standing = team.standing();
    if (standing === 'alone') return local.take(subject, caps);
    if (standing !== 'member') throw new NoJournal();
    try {
      journal ??= await team.openJournal(signal);
      return await journalTurn(journal, identity.device(), token).take(subject, caps);
    } catch (error) {
      await Promise.race([rest(), pause(2000)]);
      if (error instanceof CannotReach || error instanceof JournalRefused || isRefusal(error))
        throw new NoJournal('no journal', { cause: error });
      throw error;
    }
  }

  const giveBack = (subject: string) => {
    if (team.standing() === 'alone') local.giveBack(subject);
  };
  return { take, giveBack, rest };
}

export type Turns = ReturnType<typeof openTurns>;
