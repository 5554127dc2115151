import type { Delivery, PeopleQuery, Person } from '../../../preload/contract/campaigns.ts';
import type { Replica } from '../../database/replica/replica.ts';
import { refusal } from '../../shared/refusal.ts';
import type { SendingForCampaigns } from './for-sending.ts';
import { searchWords, selectPeople } from './people-sql.ts';
import { PersonRow, personColumns, toPerson } from './person-row.ts';

const textsSql =
  'SELECT number, search FROM campaign_person WHERE campaign = $campaign AND number > $after ORDER BY number LIMIT $limit';
const rowsSql = `
  SELECT ${personColumns} FROM json_each($numbers) AS wanted CROSS JOIN campaign_person p ON p.number = wanted.value
  ORDER BY wanted.key`;

/** Reads people of a campaign: pages of what is searched, and one with all messages. */
export function openPeople(replica: Replica, sending: () => SendingForCampaigns) {
  const readOne = replica.db.prepare(
    `SELECT ${personColumns} FROM campaign_person p WHERE p.campaign = ? AND p.person = ?`,
  );

  function withLast(campaign: string, row: PersonRow): Person {
    const [last] = sending().deliveriesOf(campaign, row.person);
    return { ...toPerson(row), ...(last ? { last } : {}) };
  }

  return {
    async page(query: PeopleQuery, offset: number, limit: number): Promise<{ total: number; rows: Person[] }> {
      const campaign = query.campaignId;
      const { total, rows } = await replica.readPage<unknown>({
        list: selectPeople({ ...query, search: '' }),
        words: searchWords(query.search),
        texts: { key: `campaign ${campaign}`, sql: textsSql, parameters: { campaign } },
        rows: { sql: rowsSql, parameters: {} },
        offset,
        limit,
      });
      return { total, rows: rows.map((row) => withLast(campaign, PersonRow.parse(row))) };
    },
    /** Refuses PERSON_UNKNOWN. */
    one(campaign: string, person: string): Person & { deliveries: Delivery[] } {
      const row = readOne.get(campaign, person);
      if (row === undefined) throw refusal('PERSON_UNKNOWN');
      return { ...withLast(campaign, PersonRow.parse(row)), deliveries: sending().deliveriesOf(campaign, person) };
    },
  };
}
