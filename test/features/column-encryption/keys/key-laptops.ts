import Database from 'better-sqlite3';
import { expect, onTestFinished } from 'vitest';
import { migrations } from '../../../../main/database/replica/migrations/index.ts';
import { openSharedRecords } from '../../../../main/database/replica/shared/open-shared-records.ts';
import { openDataKeys } from '../../../../main/features/column-encryption/keys/data-keys.ts';
import { openVolunteers } from '../../../../main/features/volunteers/volunteers.ts';
import { silentLog } from '../../../../main/shared/log.ts';
import type { Profile } from '../../../../preload/contract/connections.ts';
import { place } from '../../volunteers/laptops.ts';
import type { MemoryJournal } from '../../volunteers/memory-journal.ts';

export const time = { now: Date.parse('2026-11-24T10:00:00.000Z') };
export const source = 'sql.ouvaton.coop/ouvadmin';
export const mails = { plan: '0199f3a0-0000-8000-8000-00000000000a', source, table: 'users', column: 'email' };
export const phones = { plan: '0199f3a0-0000-8000-8000-00000000000b', source, table: 'users', column: 'phone' };

export type KeyLaptop = ReturnType<typeof keyLaptop>;

const profile: Profile = {
  id: place.connectionId,
  name: 'Ouvadmin',
  target: {
    kind: 'server',
    route: { kind: 'direct', host: 'sql.ouvaton.coop', port: 3306, tls: { kind: 'system' } },
    ...{ user: 'ada', database: 'ouvadmin' },
  },
  held: [],
  keptIn: 'vault',
};
const clock = () => new Date(time.now);

/** One vault with its own identity, its shared records, its team and its keys. */
export function keyLaptop(journal: MemoryJournal, log = silentLog, db = migrated()) {
  const sharing = openSharedRecords(db, clock);
  const inUse = new Map<string, number>();
  const volunteers = openVolunteers({
    ...{ db, clock, journals: journal, volunteer: sharing.identity.volunteer },
    profile: () => profile,
    shell: { chooseSaveTarget: async () => undefined, abandonSaveTarget: async () => {} },
    alsoRehearse: (identity, box) => keys.rehearse(identity, box),
  });
  const team = volunteers.forKeys;
  const records = sharing.records;
  const author = () => 'Moi';
  const keys = openDataKeys({ db, records, clock, log, team, author, inUse: (plan) => inUse.get(plan) });
  onTestFinished(async () => {
    await keys.close();
    volunteers.close();
    sharing.close();
  });
  return {
    ...{ db, sharing, records, volunteers, keys, inUse, id: sharing.identity.volunteer },
    /** Reads what the journal says of the team, and gives what is owed since. */
    async contact() {
      const line = await journal.open();
      await volunteers.refresh(line);
      await keys.mend();
    },
  };
}

function migrated(): Database.Database {
  const db = new Database(':memory:');
  for (const step of migrations) step.up(db);
  return db;
}

/** Each gives the other all that it wrote. */
export async function exchange(...laptops: readonly KeyLaptop[]): Promise<void> {
  for (const from of laptops)
    for (const to of laptops)
      if (from !== to) await to.sharing.inbox.receive(from.sharing.outbox.operations(1, Number.MAX_SAFE_INTEGER));
}

export async function found(by: KeyLaptop, name: string): Promise<void> {
  await by.volunteers.found({ ...place, team: 'Ouvaton', name, install: true });
}

export async function admit(
  by: KeyLaptop,
  newcomer: KeyLaptop,
  name: string,
  role: 'administrator' | 'member',
): Promise<void> {
  const { id, code } = await by.volunteers.invite({ name, role, days: 7 });
  await newcomer.volunteers.join({ text: code, connectionId: place.connectionId, name });
  await by.contact();
  await by.volunteers.approve(id, false);
  await newcomer.contact();
}

const holders = [{ name: 'Ada' }, { name: 'Bob' }, { name: 'Notaire' }];

/** Recovery in three parts of which two are needed; answers two of them. */
export async function protect(by: KeyLaptop): Promise<string[]> {
  const { set, shares } = await by.volunteers.makeShares({ needed: 2, holders });
  const texts = shares.map(({ text }) => text);
  await by.volunteers.keepShares(set, texts[1] ?? '');
  return texts.slice(0, 2);
}

/** The bytes of a column's keys, as text by which they can be searched; fails where they are not ours. */
export async function secretsOf({ keys }: KeyLaptop, plan: string, current?: number) {
  const found = await keys.keysOf(plan, current);
  expect(found).toBeDefined();
  if (!found) throw new Error('no keys');
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  return {
    number: found.current.number,
    key: hex(found.current.key),
    index: hex(found.index),
    older: found.older.map(({ number, key }) => ({ number, key: hex(key) })),
  };
}
