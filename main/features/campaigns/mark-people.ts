import type { Database } from 'better-sqlite3';
import type { Exception } from '../../../preload/contract/campaigns.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { refusal } from '../../shared/refusal.ts';
import { addressKind, exceptionKind } from './kinds.ts';
import { stableId } from './stable-id.ts';

/** Exceptions of people, and addresses that must not be written to. `changed` is told whom it may concern, once it is folded. */
export function openMarks(
  db: Database,
  records: SharedRecords,
  changed: (people: readonly { campaign: string; person: string }[]) => void,
) {
  const contactOf = db.prepare('SELECT contact FROM campaign_person WHERE campaign = ? AND person = ?').pluck();
  const peopleAt = db.prepare("SELECT campaign, person FROM campaign_person WHERE contact = ? AND contact <> ''");
  const who = (address: string) => peopleAt.all(address) as { campaign: string; person: string }[];
  const exceptionId = (campaign: string, person: string) => stableId('campaign-exception', campaign, person);
  const addressId = (address: string) => stableId('campaign-address', address);

  /** Refuses PERSON_UNKNOWN. */
  function contact(campaign: string, person: string): string {
    const found = contactOf.get(campaign, person);
    if (typeof found !== 'string') throw refusal('PERSON_UNKNOWN');
    return found;
  }

  return {
    except(campaign: string, person: string, { reason, until }: Exception): void {
      contact(campaign, person);
      records.create(exceptionKind, { campaign, person, reason, until }, exceptionId(campaign, person));
      changed([{ campaign, person }]);
    },
    unexcept(campaign: string, person: string): void {
      contact(campaign, person);
      const id = exceptionId(campaign, person);
      if (records.get(exceptionKind, id)) records.remove(exceptionKind, id);
      changed([{ campaign, person }]);
    },
    /** Answers whether it was not marked before. */
    markAddress(address: string, because: 'refused' | 'bounced', at: string): boolean {
      const id = addressId(address);
      const fresh = records.get(addressKind, id) === undefined;
      if (fresh) records.create(addressKind, { address, because, at }, id);
      changed(who(address));
      return fresh;
    },
    forgive(campaign: string, person: string): void {
      const address = contact(campaign, person);
      const id = addressId(address);
      if (records.get(addressKind, id)) records.remove(addressKind, id);
      changed(address === '' ? [] : who(address));
    },
  };
}
