import { type PeopleQuery, standings } from '../../../preload/contract/campaigns.ts';
import type { Select } from '../../database/replica/page-query.ts';
import { fold } from '../../shared/fold-text.ts';
import { toBits } from './reason-bits.ts';

const place = `CASE standing ${standings.map((standing, at) => `WHEN '${standing}' THEN ${at}`).join(' ')} END`;
const orders: Readonly<Record<PeopleQuery['sort'], string>> = {
  name: 'name_key',
  address: 'address COLLATE NOCASE',
  standing: place,
  accounts: 'accounts',
  last: "coalesce(last_at, '')",
};

/** What is looked for in the `search` of people: each word, as that is folded. */
export const searchWords = (search: string): string[] => fold(search).split(/\s+/u).filter(Boolean);

/** The people that a query selects, in its order: their numbers, or other `columns` of `p`. Values travel as parameters. */
export function selectPeople(query: PeopleQuery, columns = 'p.number AS number'): Select {
  const where = ['p.campaign = $campaign'];
  const parameters: Record<string, unknown> = { campaign: query.campaignId };
  const among = (column: string, name: string, values: readonly string[]) => {
    if (values.length === 0) return;
    where.push(`${column} IN (SELECT value FROM json_each($${name}))`);
    parameters[name] = JSON.stringify(values);
  };
  among('p.standing', 'standings', query.standings);
  among('p.person', 'ids', query.ids);
  if (query.reasons.length > 0) {
    where.push('p.reasons & $reasons');
    parameters.reasons = toBits(query.reasons);
  }
  if (query.deliveries.length > 0) {
    where.push(`p.person IN (
      SELECT d.person FROM delivery d WHERE d.campaign = $campaign AND d.state IN (SELECT value FROM json_each($states))
        AND NOT EXISTS (SELECT 1 FROM delivery l WHERE l.campaign = d.campaign AND l.step = d.step AND l.person = d.person
          AND l.attempt > d.attempt))`);
    parameters.states = JSON.stringify(query.deliveries);
  }
  for (const [at, word] of searchWords(query.search).entries()) {
    where.push(`instr(p.search, $word${at})`);
    parameters[`word${at}`] = word;
  }
  const way = query.direction === 'ascending' ? 'ASC' : 'DESC';
  return {
    sql: `SELECT ${columns} FROM campaign_person p WHERE ${where.join(' AND ')} ORDER BY ${orders[query.sort]} ${way}, p.number`,
    parameters,
  };
}
