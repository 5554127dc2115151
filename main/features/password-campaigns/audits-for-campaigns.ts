import { type System, systems } from '../../../preload/contract/common.ts';
import type { Change, Outcome, Reason } from '../../../preload/contract/password-campaigns.ts';
import type { Replica } from '../../database/replica/replica.ts';
import type { Words } from '../../shared/spreadsheet/dataset.ts';
import type { AuditStore, KeptAudit } from './audit-store.ts';
import { fromBits, toBits } from './bits.ts';
import { codes, nameAt } from './codes.ts';
import { ruleInWords } from './rule-in-words.ts';
import { policyById } from './rules/policies.ts';

export interface AccountKey {
  readonly system: System;
  /** The primary key as JSON. */
  readonly sourceKey: string;
}

export interface WeakAccount extends AccountKey {
  readonly accountId: string;
  readonly login: string;
  readonly holder: string;
  readonly email: string;
  readonly reasons: readonly Reason[];
}

/** An audit that has ended, and what of it a campaign must know. */
export interface CampaignAudit {
  readonly id: string;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly done: boolean;
  readonly hasAccounts: boolean;
  readonly startedAt: string;
  readonly systems: readonly System[];
  /** When the audit before it, with which its accounts were compared, began. */
  readonly before: string | undefined;
}

/** What a later audit found of an account. */
export interface FoundAgain {
  readonly outcome: Outcome;
  readonly fingerprint: Uint8Array | null;
  readonly passwordChangedOn: string | null;
  readonly change: Change;
}

/** Accounts a page: some milliseconds to take over from the reading thread. */
const page = 1_000;

interface WeakRow {
  readonly row: number;
  readonly system: number;
  readonly source_key: string;
  readonly account_id: string;
  readonly login: string;
  readonly holder: string;
  readonly email: string;
  readonly reasons: number;
}

interface FoundRow {
  readonly place: number;
  readonly outcome: number;
  readonly fingerprint: Uint8Array | null;
  readonly password_changed_on: string | null;
  readonly change: number;
}

const weakSql = `
  SELECT row, system, source_key, account_id, login, holder, email, reasons FROM verdict
  WHERE audit = $audit AND row > $after AND outcome = $weak AND ($reasons = 0 OR reasons & $reasons)
    AND system IN (SELECT value FROM json_each($systems))
  ORDER BY row LIMIT ${page}`;
const foundSql = `
  SELECT wanted.key AS place, outcome, fingerprint, password_changed_on, change
  FROM json_each($keys) AS wanted JOIN verdict
    ON audit = $audit AND system = json_extract(wanted.value, '$[0]') AND source_key = json_extract(wanted.value, '$[1]')`;

/** What campaigns read of audits, in pages on the reading thread. Each throws AUDIT_UNKNOWN. */
export function openAuditsForCampaigns(replica: Replica, store: AuditStore) {
  const toCampaign = (kept: KeptAudit): CampaignAudit => ({
    id: kept.audit.id,
    connectionId: kept.audit.connectionId,
    connectionName: kept.audit.connectionName,
    done: kept.audit.state === 'done',
    hasAccounts: kept.audit.hasAccounts,
    startedAt: kept.audit.startedAt,
    systems: kept.audit.policies.map(({ system }) => system),
    before: store.previous(kept)?.audit.startedAt,
  });

  async function* weak(
    auditId: string,
    chosen: readonly System[],
    reasons: readonly Reason[],
  ): AsyncGenerator<WeakAccount[], void, void> {
    const parameters = {
      audit: store.get(auditId).number,
      weak: codes.outcomes.indexOf('weak'),
      reasons: toBits(codes.reasons, reasons),
      systems: JSON.stringify(chosen.map((system) => codes.systems.indexOf(system))),
    };
    let after = 0;
    while (true) {
      const rows = await replica.read<WeakRow>(weakSql, { ...parameters, after });
      yield rows.map((row) => ({
        system: nameAt(systems, row.system),
        sourceKey: row.source_key,
        accountId: row.account_id,
        login: row.login,
        holder: row.holder,
        email: row.email,
        reasons: fromBits(codes.reasons, row.reasons),
      }));
      if (rows.length < page) return;
      after = rows.at(-1)?.row ?? after;
    }
  }

  return {
    get: (auditId: string) => toCampaign(store.get(auditId)),
    /** Those that have ended with their accounts still here, newest first. */
    complete: (): CampaignAudit[] =>
      store
        .list()
        .filter(({ audit }) => audit.state === 'done' && audit.hasAccounts)
        .map(toCampaign),
    /** The accounts to be reviewed, in pages: of these systems, for one of these reasons at least, any where there are none. */
    weak,
    /** What it found of these accounts, in their order; undefined of one that it did not see. */
    async find(auditId: string, keys: readonly AccountKey[]): Promise<(FoundAgain | undefined)[]> {
      const wanted = keys.map(({ system, sourceKey }) => [codes.systems.indexOf(system), sourceKey]);
      const parameters = { audit: store.get(auditId).number, keys: JSON.stringify(wanted) };
      const found: (FoundAgain | undefined)[] = keys.map(() => undefined);
      for (const row of await replica.read<FoundRow>(foundSql, parameters))
        found[row.place] = {
          outcome: nameAt(codes.outcomes, row.outcome),
          fingerprint: row.fingerprint,
          passwordChangedOn: row.password_changed_on,
          change: nameAt(codes.changes, row.change),
        };
      return found;
    },
    /** The rules that judged these systems, in words; each once. */
    rule(auditId: string, chosen: readonly System[]): Words {
      const judged = store.get(auditId).audit.policies.filter(({ system }) => chosen.includes(system));
      const said = judged.map(({ policyId, throttled }) => ruleInWords(policyById(policyId), throttled));
      const once = (language: 'fr' | 'en') => [...new Set(said.map((words) => words[language]))];
      return { fr: once('fr').join('\u202f; '), en: once('en').join('; ') };
    },
  };
}

export type AuditsForCampaigns = ReturnType<typeof openAuditsForCampaigns>;
