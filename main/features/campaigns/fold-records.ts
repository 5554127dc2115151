import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import { System } from '../../../preload/contract/common.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import type { CampaignRoom } from './campaign-room.ts';
import type { Audits } from './campaigns-deps.ts';
import type { FoldedStore } from './folded-store.ts';
import type { AccountKey } from './for-forcing.ts';
import { campaignKind, imposedBatch, peopleBatch, verdictBatch } from './kinds.ts';
import { unpackRows } from './pack-rows.ts';
import { type PersonRow, unpackPeople } from './people-rows.ts';

const VerdictRow = z
  .tuple([System, z.string(), z.enum(['verified', 'weak-again', 'gone', 'same'])])
  .transform(([system, sourceKey, since]) => ({ system, sourceKey, since }));
const KeyRow = z.tuple([System, z.string()]).transform(([system, sourceKey]): AccountKey => ({ system, sourceKey }));

export interface FoldDeps {
  readonly records: SharedRecords;
  readonly room: CampaignRoom;
  readonly store: FoldedStore;
  readonly audits: Audits;
}

/**
 * Folds batches that were not folded yet into the tables, one at a time with the thread given back between them, whatever
 * the order in which they came. Answers with the campaigns of which anything changed.
 */
export async function foldRecords(deps: FoldDeps, ended: () => boolean): Promise<Set<string>> {
  const touched = new Set<string>();
  forgetRemoved(deps, touched);
  const unfolded = (kind: typeof peopleBatch | typeof verdictBatch | typeof imposedBatch) => {
    const folded = deps.store.folded(kind.name);
    return deps.records.ids(kind).filter((id) => !folded.has(id));
  };
  for (const id of unfolded(peopleBatch)) {
    if (ended()) return touched;
    await foldPeople(deps, id, touched);
    await breathe();
  }
  for (const id of unfolded(verdictBatch)) {
    if (ended()) return touched;
    await foldVerdicts(deps, id, touched);
    await breathe();
  }
  for (const id of unfolded(imposedBatch)) {
    if (ended()) return touched;
    await foldImposed(deps, id, touched);
    await breathe();
  }
  return touched;
}

function forgetRemoved({ records, room, store }: FoldDeps, touched: Set<string>): void {
  const known = store.known();
  if (known.every((id) => room.find(id))) return;
  const everMade = new Set(records.ids(campaignKind));
  // One that was never made here: its own record is still to come.
  for (const id of known) {
    if (room.find(id) || !everMade.has(id)) continue;
    store.forget(id);
    touched.add(id);
  }
}

async function foldPeople({ records, room, store, audits }: FoldDeps, id: string, touched: Set<string>): Promise<void> {
  const batch = records.get(peopleBatch, id)?.fields;
  const people = batch && (await unpackPeople(batch.rows));
  if (!people) return store.pass(id, batch?.campaign ?? '', peopleBatch.name);
  const prints = await printsOf(people, room.find(batch.campaign)?.fields.audit, audits);
  store.addPeople(id, batch.campaign, people, ({ system, sourceKey }) => prints.get(`${system} ${sourceKey}`) ?? null);
  touched.add(batch.campaign);
}

/** The fingerprints of the audit that a campaign was made from, where this laptop has it. */
async function printsOf(
  people: readonly PersonRow[],
  audit: string | undefined,
  audits: Audits,
): Promise<Map<string, Uint8Array | null>> {
  if (!audits.complete().some(({ id }) => id === audit) || audit === undefined) return new Map();
  const accounts = people.flatMap((person) => person.accounts);
  const found = await audits.find(audit, accounts);
  return new Map(
    accounts.map(({ system, sourceKey }, at) => [`${system} ${sourceKey}`, found[at]?.fingerprint ?? null] as const),
  );
}

async function foldVerdicts({ records, store }: FoldDeps, id: string, touched: Set<string>): Promise<void> {
  const batch = records.get(verdictBatch, id)?.fields;
  const rows = batch && (await unpackRows(batch.rows));
  if (!rows) return store.pass(id, batch?.campaign ?? '', verdictBatch.name);
  const verdicts = rows.flatMap((row) => VerdictRow.safeParse(row).data ?? []);
  store.setSince(id, batch.campaign, batch.auditAt, verdicts);
  touched.add(batch.campaign);
}

async function foldImposed({ records, store }: FoldDeps, id: string, touched: Set<string>): Promise<void> {
  const batch = records.get(imposedBatch, id)?.fields;
  const rows = batch && (await unpackRows(batch.rows));
  if (!rows) return store.pass(id, batch?.campaign ?? '', imposedBatch.name);
  const keys = rows.flatMap((row) => KeyRow.safeParse(row).data ?? []);
  store.setImposed(id, batch.campaign, batch.at, batch.undone, keys);
  touched.add(batch.campaign);
}
