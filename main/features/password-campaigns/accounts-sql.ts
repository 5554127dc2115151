import type { AccountsQuery } from '../../../preload/contract/password-campaigns.ts';
import type { Select } from '../../database/replica/page-query.ts';
import { toBits } from './bits.ts';
import { codes } from './codes.ts';
import { fold } from './rules/fold.ts';

const orders: Readonly<Record<Exclude<AccountsQuery['sort'], 'accountId'>, string>> = {
  login: 'login COLLATE NOCASE',
  holder: 'holder_key',
  email: 'email COLLATE NOCASE',
  system: 'system',
  reasons: 'reasons',
  passwordChangedOn: 'password_changed_on',
};

/** The rows that a query selects, in its order: their numbers, or other `columns`. Values travel as parameters; only fixed words are in the text. */
export function selectRows(audit: number, query: AccountsQuery, columns = 'row'): Select {
  const { where, parameters } = conditions(audit, query);
  return {
    sql: `SELECT ${columns} FROM verdict WHERE ${where} ORDER BY ${order(query)}`,
    parameters,
  };
}

/** What is looked for in the `search` of verdicts: each word, as that is folded. */
export function searchWords(search: string): string[] {
  return fold(search).split(/\s+/u).filter(Boolean);
}

function conditions(audit: number, query: AccountsQuery): { where: string; parameters: Record<string, unknown> } {
  const where = ['audit = $audit'];
  const parameters: Record<string, unknown> = { audit };
  const among = (column: string, places: number[]) => {
    if (places.length === 0) return;
    where.push(`${column} IN (SELECT value FROM json_each($${column}))`);
    parameters[column] = JSON.stringify(places);
  };
  among(
    'system',
    query.systems.map((name) => codes.systems.indexOf(name)),
  );
  among(
    'outcome',
    query.outcomes.map((name) => codes.outcomes.indexOf(name)),
  );
  among(
    'change',
    query.changes.map((name) => codes.changes.indexOf(name)),
  );
  among('row', query.rows);
  if (query.reasons.length > 0) {
    where.push('reasons & $reasons');
    parameters.reasons = toBits(codes.reasons, query.reasons);
  }
  for (const [index, word] of searchWords(query.search).entries()) {
    where.push(`instr(search, $word${index})`);
    parameters[`word${index}`] = word;
  }
  return { where: where.join(' AND '), parameters };
}

/** Its usual order is that of the index verdict_list in one direction or the other, so that nothing need be sorted. */
function order({ sort, direction }: AccountsQuery): string {
  const way = direction === 'ascending' ? 'ASC' : 'DESC';
  return sort === 'accountId' ? `account_id ${way}, system ${way}` : `${orders[sort]} ${way}, account_id, system, row`;
}
