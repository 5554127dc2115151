import { z } from 'zod';
import { System } from '../../../preload/contract/common.ts';
import type { Replica } from '../../database/replica/replica.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import type { CampaignRoom } from './campaign-room.ts';
import type { AccountKey, CampaignsForForcing, ForcedAccount, ForcedPerson } from './for-forcing.ts';
import { imposedBatch } from './kinds.ts';
import { packRows } from './pack-rows.ts';

const page = 500;
const Since = z.enum(['verified', 'weak-again', 'gone', 'same']).nullable();
const Account = z.object({
  number: z.number(),
  system: System,
  source_key: z.string(),
  account_id: z.string(),
  login: z.string(),
  fingerprint: z.instanceof(Uint8Array).nullable(),
  since: Since,
  imposed: z.number(),
});
const Row = z.object({
  number: z.number(),
  person: z.string(),
  name: z.string(),
  address: z.string(),
  contact: z.string(),
  excepted: z.number(),
  notices: z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(z.array(z.string())),
});

const peopleSql = `
  SELECT p.number, p.person, p.name, p.address, p.contact,
    EXISTS (SELECT 1 FROM campaign_exception e WHERE e.campaign = p.campaign AND e.person = p.person AND e.until >= $today) AS excepted,
    (SELECT json_group_array(coalesce(sent_at, at)) FROM delivery d
      WHERE d.campaign = p.campaign AND d.person = p.person AND d.state = 'sent') AS notices
  FROM campaign_person p WHERE p.campaign = $campaign AND p.number > $after ORDER BY p.number LIMIT ${page}`;
const accountsSql = `
  SELECT p.number, a.system, a.source_key, a.account_id, a.login, a.fingerprint, a.since, a.imposed
  FROM campaign_person p JOIN campaign_account a ON a.campaign = p.campaign AND a.person = p.person
  WHERE p.campaign = $campaign AND p.number > $after AND p.number <= $last ORDER BY p.number, a.system, a.login, a.source_key`;

interface ForcingDeps {
  readonly replica: Replica;
  readonly records: SharedRecords;
  readonly room: CampaignRoom;
  readonly connections: () => readonly { readonly id: string; readonly source: string }[];
  readonly today: () => string;
  /** Folds what was written, and reckons anew. */
  readonly settle: () => Promise<void>;
}

/** What imposed changes get of campaigns. */
export function openForForcing({
  replica,
  records,
  room,
  connections,
  today,
  settle,
}: ForcingDeps): CampaignsForForcing {
  async function peopleOf(campaign: string): Promise<ForcedPerson[]> {
    const people: ForcedPerson[] = [];
    for (let after = 0; ; ) {
      const rows = z.array(Row).parse(await replica.read(peopleSql, { campaign, after, today: today() }));
      const last = rows.at(-1)?.number ?? after;
      const accounts = z.array(Account).parse(await replica.read(accountsSql, { campaign, after, last }));
      const byPerson = Map.groupBy(accounts, ({ number }) => number);
      for (const { number, person, name, address, contact, excepted, notices } of rows)
        people.push({
          id: person,
          name,
          address: contact || address,
          excepted: excepted === 1,
          noticesAt: notices.sort(),
          accounts: (byPerson.get(number) ?? []).map(toAccount),
        });
      if (rows.length < page) return people;
      after = last;
    }
  }

  async function record(
    campaign: string,
    run: string,
    accounts: readonly AccountKey[],
    at: string,
    undone: boolean,
  ): Promise<void> {
    room.get(campaign);
    for (let from = 0; from < accounts.length; from += page) {
      const part = accounts.slice(from, from + page);
      const rows = await packRows(part.map(({ system, sourceKey }) => [system, sourceKey]));
      records.create(imposedBatch, { campaign, run, at, undone, count: part.length, rows });
    }
    await settle();
  }

  return {
    async forForcing(id) {
      const { name, source } = room.get(id).fields;
      const connectionId = connections().find((connection) => connection.source === source)?.id;
      return { name, source, connectionId, people: await peopleOf(id) };
    },
    recordImposed: (id, run, accounts, at) => record(id, run, accounts, at, false),
    undoneImposed: (id, run, accounts, at) => record(id, run, accounts, at, true),
  };
}

function toAccount(row: z.infer<typeof Account>): ForcedAccount {
  const since = row.imposed === 1 ? 'imposed' : row.since;
  return {
    system: row.system,
    sourceKey: row.source_key,
    accountId: row.account_id,
    login: row.login,
    fingerprint: row.fingerprint,
    ...(since === null || since === 'same' ? {} : { since }),
  };
}
