import type { Database } from 'better-sqlite3';
import type { SendingRule } from '../../../../preload/contract/mail.ts';
import type { Journal } from '../../../database/journal/journal.ts';
import type { Identity } from '../../../database/replica/shared/sharing.ts';
import type { SharedRecords } from '../../../database/replica/shared-records.ts';
import type { Jobs } from '../../../jobs/jobs.ts';
import type { MailTransport } from '../../../mail/mail-transport.ts';
import type { Changes } from '../../../shared/changes.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Log } from '../../../shared/log.ts';
import type { CampaignsForSending } from '../for-sending.ts';

/** Waits so long, or until the signal aborts; never throws. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** What of the contact calendar sending needs. */
export interface CalendarForSending {
  /** Whether these addresses may be written to on a day; those who may not, with the first day on which each may. */
  mayContact(
    addresses: Iterable<string>,
    day: string,
  ): Promise<{ readonly refused: ReadonlyMap<string, { readonly because: 'quiet' | 'cap'; readonly next: string }> }>;
  /** Enters who was written to; answers with the id of the send, to be given with its next part. */
  record(send: {
    readonly send?: string;
    readonly title: string;
    readonly screen: string;
    readonly people: readonly string[];
    readonly day: string;
  }): string;
}

export interface SendingDeps {
  readonly db: Database;
  readonly records: SharedRecords;
  readonly identity: Pick<Identity, 'device' | 'volunteer'>;
  readonly jobs: Pick<Jobs, 'run' | 'onResume'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Where turns are taken: in the journal by the member of a team, in the replica by who is alone. */
  readonly team: {
    standing(): 'alone' | 'awaiting-admission' | 'member' | 'removed';
    /** Fails as CannotReach or JournalRefused; refuses where its connection cannot be had. */
    openJournal(signal: AbortSignal): Promise<Journal>;
  };
  /** A name for a volunteer, the one of this laptop too; undefined where nobody knows any more. */
  readonly nameOf: (volunteer: string) => string | undefined;
  readonly mail: {
    openTransport(): Promise<MailTransport>;
    rule(): SendingRule;
    readonly news: Changes;
  };
  readonly calendar: CalendarForSending;
  readonly campaigns: CampaignsForSending;
  /** By the clock of the machine if absent. */
  readonly sleep?: Sleep;
}
