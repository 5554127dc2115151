import type { Database } from 'better-sqlite3';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { addressKind, exceptionKind } from './kinds.ts';

/**
 * Keeps the exceptions and the addresses that are of no use in tables beside the people: short lists, read whole. Answers
 * whether anything changed.
 */
export function openSmallLists(db: Database, records: SharedRecords): () => boolean {
  const dropExceptions = db.prepare('DELETE FROM campaign_exception');
  const dropAddresses = db.prepare('DELETE FROM campaign_address');
  const addException = db.prepare(
    'INSERT OR REPLACE INTO campaign_exception (campaign, person, reason, until) VALUES ($campaign, $person, $reason, $until)',
  );
  const addAddress = db.prepare(
    'INSERT OR REPLACE INTO campaign_address (address, because, at) VALUES ($address, $because, $at)',
  );
  let before: string | undefined;

  return () => {
    const exceptions = records.list(exceptionKind).map(({ fields }) => fields);
    const addresses = records.list(addressKind).map(({ fields }) => fields);
    const now = JSON.stringify([exceptions, addresses]);
    if (now === before) return false;
    db.transaction(() => {
      dropExceptions.run();
      dropAddresses.run();
      for (const exception of exceptions) addException.run(exception);
      for (const address of addresses) addAddress.run(address);
    })();
    before = now;
    return true;
  };
}
