import { setImmediate as breathe } from 'node:timers/promises';
import { System } from '../../../preload/contract/common.ts';
import type { Replica } from '../../database/replica/replica.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import type { KeptCampaign } from './campaign-room.ts';
import type { AuditFacts, Audits } from './campaigns-deps.ts';
import type { FoldedStore } from './folded-store.ts';
import { verdictBatch } from './kinds.ts';
import { packRows } from './pack-rows.ts';
import { judgeAgain } from './rules/judge-again.ts';

export interface VerifyDeps {
  readonly replica: Replica;
  readonly records: SharedRecords;
  readonly store: FoldedStore;
  readonly audits: Audits;
  readonly connections: () => readonly { readonly id: string; readonly source: string }[];
}

const page = 1_000;

interface AccountRow {
  readonly person: string;
  readonly system: string;
  readonly source_key: string;
  readonly fingerprint: Uint8Array | null;
  readonly since: string | null;
  readonly since_at: string | null;
}

const pageSql = `
  SELECT person, system, source_key, fingerprint, since, since_at FROM campaign_account
  WHERE campaign = $campaign AND (person, system, source_key) > ($person, $system, $sourceKey)
  ORDER BY person, system, source_key LIMIT ${page}`;

/** The latest audit here of a campaign's database, where it began after the campaign's own and was not compared yet. */
export function auditToCompare(deps: VerifyDeps, campaign: KeptCampaign): AuditFacts | undefined {
  const { source, auditAt, state } = campaign.fields;
  if (state === 'closed') return undefined;
  const sources = new Map(deps.connections().map((connection) => [connection.id, connection.source]));
  const latest = deps.audits
    .complete()
    .filter(({ connectionId, startedAt }) => sources.get(connectionId) === source && startedAt > auditAt)
    .reduce<AuditFacts | undefined>((one, other) => (one && one.startedAt >= other.startedAt ? one : other), undefined);
  return latest && deps.store.compared(campaign.id) !== latest.id ? latest : undefined;
}

/**
 * Holds the accounts of a campaign against a later audit, and shares what is new. What an audit or a laptop already said
 * of that instant or a later one is not said again; cut short, it is done again from the start.
 */
export async function verify(
  deps: VerifyDeps,
  { id, fields }: KeptCampaign,
  audit: AuditFacts,
  ended: () => boolean,
): Promise<void> {
  const times = { campaign: fields.auditAt, before: audit.before };
  let last = { person: '', system: '', sourceKey: '' };
  while (!ended()) {
    const rows = await deps.replica.read<AccountRow>(pageSql, { campaign: id, ...last });
    const accounts = rows.flatMap((row) => {
      const system = System.safeParse(row.system).data;
      return system && audit.systems.includes(system) ? [{ ...row, system, sourceKey: row.source_key }] : [];
    });
    const found = await deps.audits.find(audit.id, accounts);
    const words = accounts.flatMap((account, at) => {
      if (account.since_at !== null && account.since_at >= audit.startedAt) return [];
      const said = judgeAgain(account.fingerprint, found[at], times);
      return said === 'unknown' || said === (account.since ?? 'same')
        ? []
        : [[account.system, account.sourceKey, said]];
    });
    if (words.length > 0) {
      const packed = await packRows(words);
      if (ended()) return;
      deps.records.create(verdictBatch, {
        campaign: id,
        auditAt: audit.startedAt,
        count: words.length,
        rows: packed,
      });
    }
    const end = rows.at(-1);
    if (rows.length < page || !end) {
      deps.store.setCompared(id, audit.id);
      return;
    }
    last = { person: end.person, system: end.system, sourceKey: end.source_key };
    await breathe();
  }
}
