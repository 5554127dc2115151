import { createSecretKey } from 'node:crypto';
import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import type { Reach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import type {
  ForcedAccount,
  ForcedPerson,
  ForcingTeam,
  ReadySystem,
} from '../../../main/features/forced-changes/deps.ts';
import { keyedDigest } from '../../../main/shared/keyed-digest.ts';
import type { ForcingRule } from '../../../preload/contract/forced-changes.ts';

export const now = new Date('2026-11-24T10:00:00.000Z');
/** Three notices, the last of them 20 days ago. */
export const longAgo = ['2026-09-01T08:00:00.000Z', '2026-10-01T08:00:00.000Z', '2026-11-04T08:00:00.000Z'];
export const fingerprintKey = Buffer.alloc(32, 9);
export const usualRule: ForcingRule = { notices: 3, days: 14, undoDays: 30 };

export const alone: ForcingTeam = {
  epoch: 0,
  standing: () => 'alone',
  keyOf: () => undefined,
  nameOf: () => undefined,
  openJournal: () => Promise.reject(new Error('no journal here')),
};

/** Everybody of these tables, each account a person, as an audit would have fingerprinted them. */
export async function everybody(reach: Reach, systems: readonly ReadySystem[]): Promise<ForcedPerson[]> {
  const ouvadmin = await openOuvadmin(reach);
  const key = createSecretKey(fingerprintKey);
  const people: ForcedPerson[] = [];
  for (const { system, table, primaryKey, columns } of systems) {
    const { id = '', password = '' } = columns;
    const read = [...primaryKey, id, password, columns.login ?? id];
    for await (const { rows } of ouvadmin.pages({ table, key: primaryKey, columns: read, size: 500 }))
      for (const row of rows) {
        const sourceKey = JSON.stringify(row.slice(0, primaryKey.length).map((part) => part ?? ''));
        const [accountId, stored, login] = row.slice(primaryKey.length);
        if (stored === null || stored === undefined) continue;
        const fingerprint = keyedDigest(key, [system, sourceKey, stored], 16);
        const account = { system, sourceKey, accountId: accountId ?? '', login: login ?? '', fingerprint };
        people.push(person(`${system} ${sourceKey}`, account));
      }
  }
  await ouvadmin.close();
  return people;
}

export function person(id: string, account: ForcedAccount, change: Partial<ForcedPerson> = {}): ForcedPerson {
  const accounts = [account];
  return {
    id,
    name: `Nom ${id}`,
    address: `${id.length}@exemple.fr`,
    excepted: false,
    noticesAt: longAgo,
    accounts,
    ...change,
  };
}
