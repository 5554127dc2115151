import type { Fact, Outcome, Registered } from '../../../preload/contract/register.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { registerEntry } from './kinds.ts';

/** What a feature enters when a job that matters has ended, or when something was done that must be known. */
export interface NewEntry {
  readonly what: Registered;
  /** What it was about: a connection, a file, a person. */
  readonly subject: string;
  /** Done if absent. */
  readonly outcome?: Outcome;
  /** Figures and short texts under stable keys (renderer/features/register/words.ts says them). Never a secret, never a list of people. */
  readonly facts?: Readonly<Record<string, Fact>>;
  /** The id of the entry that this one is about. */
  readonly about?: string;
  /** The name that the line carries; that of whoever works here if absent. */
  readonly by?: string;
  /** An instant; now if absent. */
  readonly at?: string;
}

/** Enters one line and answers with its id. It is written with the rest of `together`, where it is called within it. */
export function enter(records: SharedRecords, entry: NewEntry, by: string, now: Date): string {
  return records.create(registerEntry, {
    at: entry.at ?? now.toISOString(),
    what: entry.what,
    subject: entry.subject,
    outcome: entry.outcome ?? 'done',
    by: entry.by ?? by,
    about: entry.about ?? '',
    facts: { ...entry.facts },
  });
}
