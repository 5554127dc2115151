import { type Clock, systemClock } from '../../shared/clock.ts';
import type { MysqlReach } from '../ouvadmin/mysql-options.ts';
import { type Limits, usualLimits } from '../ouvadmin/ouvadmin.ts';
import { digestOf, numberOf } from './cells.ts';
import { openClaims } from './claims.ts';
import { contactJournal } from './contact-journal.ts';
import { largestRow } from './in-groups.ts';
import { type Journal, JournalRefused } from './journal.ts';
import { errorNumber, type JournalLine, journalLine } from './journal-line.ts';
import { journalFormat } from './journal-sql.ts';
import { openPeople } from './people.ts';
import { digestsOf, pullBatches } from './pull-batches.ts';
import { pushBatches, type Speaker } from './push-batches.ts';
import { addSnapshot, snapshotParts, wholeSnapshots } from './snapshots.ts';
import { takeDelivery } from './take-delivery.ts';

export interface JournalOptions {
  readonly limits?: Partial<Limits>;
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
}

/**
 * The journal in the database that `reach` names. Fails as CannotReach, or as JournalRefused where it is absent or newer.
 * To be closed; what was cut is not tried again, but the next call connects anew.
 */
export async function openJournal(reach: MysqlReach, options: JournalOptions = {}): Promise<Journal> {
  const line = journalLine(reach, { ...usualLimits, ...options.limits });
  try {
    await checkFormat(line, options.signal);
  } catch (error) {
    await line.close();
    throw error;
  }
  return journalOn(line, options.clock ?? systemClock);
}

function journalOn(line: JournalLine, clock: Clock): Journal {
  let speaker: Speaker | undefined;
  return {
    largest: largestRow(line.packet()),
    async contact(device, kept, next, signal) {
      const contact = await contactJournal(line, clock, device, kept, next, signal);
      speaker = contact.twin ? undefined : { device, session: digestOf(next) };
      return contact;
    },
    async push(batches, signal) {
      if (!speaker) throw new Error('pushed without a contact, or after one that found a twin');
      return pushBatches(line, speaker, batches, signal);
    },
    pull: (wanted, bytes, signal) => pullBatches(line, wanted, bytes, signal),
    digests: (device, signal) => digestsOf(line, device, signal),
    snapshots: (signal) => wholeSnapshots(line, signal),
    snapshotParts: (id, signal) => snapshotParts(line, id, signal),
    addSnapshot: (id, parts, signal) => addSnapshot(line, id, parts, signal),
    ...openPeople(line),
    ...openClaims(line),
    takeDelivery: (subject, device, token, caps) => takeDelivery(line, clock, subject, device, token, caps),
    close: () => line.close(),
  };
}

/** 1049: no such database; 1146: no such table. A user without any right on it is told right-missing, whether it exists or not. */
const absent = [1049, 1146];

/** JournalRefused where there is no journal that this application can use. */
export async function checkFormat(line: JournalLine, signal?: AbortSignal, table = '`format`'): Promise<void> {
  try {
    const [row] = await line.ask(`SELECT version FROM ${table}`, [], signal);
    if (!row) throw new JournalRefused('absent');
    const version = numberOf(row[0]);
    if (version > journalFormat)
      throw new JournalRefused('newer', { version: `${version}`, known: `${journalFormat}` });
  } catch (error) {
    if (absent.includes(errorNumber(error) ?? 0)) throw new JournalRefused('absent');
    throw error;
  }
}
