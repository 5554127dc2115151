import { systems } from '../../../preload/contract/common.ts';
import type { AccountDetail, AccountsQuery, AccountVerdict } from '../../../preload/contract/password-campaigns.ts';
import type { Replica } from '../../database/replica/replica.ts';
import { refusal } from '../../shared/refusal.ts';
import { searchWords, selectRows } from './accounts-sql.ts';
import type { AuditStore } from './audit-store.ts';
import { fromBits } from './bits.ts';
import { codes, nameAt } from './codes.ts';
import { type FactColumns, factColumns, fromColumns } from './verdict.ts';

export interface VerdictRow {
  readonly row: number;
  readonly system: number;
  readonly account_id: string;
  readonly login: string;
  readonly holder: string;
  readonly email: string;
  readonly status: string;
  readonly outcome: number;
  readonly reasons: number;
  readonly warnings: number;
  readonly change: number;
  readonly password_changed_on: string | null;
  readonly last_login: string | null;
  readonly must_change: number | null;
}

export const verdictColumns =
  'row, system, account_id, login, holder, email, status, outcome, reasons, warnings, change, password_changed_on, last_login, must_change';

/** A verdict as the screen and the exports show it. */
export function toAccountVerdict(row: VerdictRow): AccountVerdict {
  return {
    row: row.row,
    system: nameAt(systems, row.system),
    accountId: row.account_id,
    login: row.login,
    holder: row.holder,
    email: row.email,
    status: row.status,
    outcome: nameAt(codes.outcomes, row.outcome),
    reasons: fromBits(codes.reasons, row.reasons),
    warnings: fromBits(codes.reasons, row.warnings),
    passwordChangedOn: row.password_changed_on,
    lastLogin: row.last_login,
    mustChange: row.must_change === null ? null : row.must_change === 1,
    change: nameAt(codes.changes, row.change),
  };
}

const pageSql = `
  SELECT ${verdictColumns} FROM json_each($numbers) AS wanted CROSS JOIN verdict ON audit = $audit AND row = wanted.value
  ORDER BY wanted.key`;
const textsSql = 'SELECT row, search FROM verdict WHERE audit = $audit AND row > $after ORDER BY row LIMIT $limit';

/** Reads accounts of an audit: pages of what is searched, and one with all that is known of it. */
export function openAccounts(replica: Replica, store: AuditStore) {
  async function page(query: AccountsQuery, offset: number, limit: number) {
    const parameters = { audit: store.get(query.auditId).number };
    const { total, rows } = await replica.readPage<VerdictRow>({
      list: selectRows(parameters.audit, { ...query, search: '' }, 'row AS number'),
      words: searchWords(query.search),
      texts: { key: query.auditId, sql: textsSql, parameters },
      rows: { sql: pageSql, parameters },
      offset,
      limit,
    });
    return { total, rows: rows.map(toAccountVerdict) };
  }

  /** Throws ACCOUNT_UNKNOWN. */
  async function detail(auditId: string, row: number): Promise<AccountDetail> {
    const kept = store.get(auditId);
    const [found] = await replica.read<VerdictRow & FactColumns & { source_key: string; share_group: number | null }>(
      `SELECT ${verdictColumns}, ${factColumns}, source_key, share_group FROM verdict WHERE audit = $audit AND row = $row`,
      { audit: kept.number, row },
    );
    if (!found) throw refusal('ACCOUNT_UNKNOWN');
    const verdict = toAccountVerdict(found);
    const sharedBy = found.share_group && (await countGroup(kept.number, found.share_group));
    const previous = await formerly(auditId, found.system, found.source_key);
    return {
      ...verdict,
      facts: fromColumns(found),
      policyId: kept.audit.policies.find(({ system }) => system === verdict.system)?.policyId ?? '',
      ...(sharedBy ? { sharedBy } : {}),
      ...(previous ? { previous } : {}),
    };
  }

  async function countGroup(audit: number, group: number): Promise<number> {
    const [counted] = await replica.read<{ n: number }>(
      'SELECT count(*) AS n FROM verdict WHERE audit = $audit AND share_group = $group',
      { audit, group },
    );
    return counted?.n ?? 0;
  }

  async function formerly(auditId: string, system: number, sourceKey: string): Promise<AccountDetail['previous']> {
    const previous = store.previous(store.get(auditId));
    if (!previous) return undefined;
    const [row] = await replica.read<{ outcome: number; reasons: number }>(
      'SELECT outcome, reasons FROM verdict WHERE audit = $audit AND system = $system AND source_key = $sourceKey',
      { audit: previous.number, system, sourceKey },
    );
    if (!row) return undefined;
    return {
      auditId: previous.audit.id,
      at: previous.audit.endedAt ?? previous.audit.startedAt,
      outcome: nameAt(codes.outcomes, row.outcome),
      reasons: fromBits(codes.reasons, row.reasons),
    };
  }

  return { page, detail };
}
