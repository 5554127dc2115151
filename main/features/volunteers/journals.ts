import { type InstallStep, installJournal } from '../../database/journal/install-journal.ts';
import { type Journal, JournalRefused } from '../../database/journal/journal.ts';
import { openJournal } from '../../database/journal/open-journal.ts';
import { CannotReach, type Reach } from '../../database/ouvadmin/ouvadmin.ts';
import type { Clock } from '../../shared/clock.ts';
import { refusal } from '../../shared/refusal.ts';

/** The way to journals: by a connection profile, and the name of the journal's database on its server. */
export interface Journals {
  /** Fails as CannotReach or JournalRefused. Refuses NOT_FOR_THE_DEMONSTRATION, CONNECTION_UNKNOWN. */
  open(connectionId: string, database: string, signal?: AbortSignal): Promise<Journal>;
  install(connectionId: string, database: string): AsyncGenerator<InstallStep, void>;
}

/** Journals reached as Ouvadmin is: the same server, login and tunnel. */
export function journalsBy(reachOf: (connectionId: string) => Promise<Reach>, clock: Clock): Journals {
  const serverOf = async (connectionId: string) => {
    const reach = await reachOf(connectionId);
    if (reach.dialect !== 'mysql') throw refusal('NOT_FOR_THE_DEMONSTRATION');
    return reach;
  };
  return {
    async open(connectionId, database, signal) {
      return openJournal({ ...(await serverOf(connectionId)), database }, { clock, ...(signal ? { signal } : {}) });
    },
    async *install(connectionId, database) {
      yield* installJournal(await serverOf(connectionId), database, []);
    },
  };
}

/** One visit to a journal, closed whatever happens. Refusals: CANNOT_REACH, JOURNAL_ABSENT, JOURNAL_NEWER. */
export async function atJournal<Result>(
  journals: Journals,
  place: { readonly connectionId: string; readonly database: string },
  deed: (journal: Journal) => Promise<Result>,
): Promise<Result> {
  let journal: Journal | undefined;
  try {
    journal = await journals.open(place.connectionId, place.database);
    return await deed(journal);
  } catch (error) {
    throw asRefusal(error);
  } finally {
    await journal?.close().catch(() => {});
  }
}

/** What the screen has a sentence for; anything else stays what it is. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof CannotReach) return refusal('CANNOT_REACH', error.problem);
  if (!(error instanceof JournalRefused)) return error;
  if (error.because === 'absent') return refusal('JOURNAL_ABSENT');
  return error.because === 'newer' ? refusal('JOURNAL_NEWER') : error;
}
