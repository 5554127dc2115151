import type { Database } from 'better-sqlite3';
import { v7 as newId } from 'uuid';
import type { CampaignDraft, Prospect } from '../../../preload/contract/campaigns.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { refusal } from '../../shared/refusal.ts';
import type { CampaignRoom } from './campaign-room.ts';
import type { CampaignsDeps } from './campaigns-deps.ts';
import { openGrouping } from './group-people.ts';
import { peopleBatch } from './kinds.ts';
import { type PersonRow, packPeople } from './people-rows.ts';
import { faultOfSteps } from './rules/step-order.ts';

type Selection = Pick<CampaignDraft, 'auditId' | 'systems' | 'reasons'>;
type Deps = Pick<CampaignsDeps, 'audits' | 'connections' | 'author' | 'clock'> & {
  readonly records: SharedRecords;
  readonly room: CampaignRoom;
};

/** The people whom a campaign would be about; a page of accounts at a time, read on another thread. */
async function peopleOf(audits: CampaignsDeps['audits'], selection: Selection): Promise<readonly PersonRow[]> {
  const grouping = openGrouping();
  for await (const accounts of audits.weak(selection.auditId, selection.systems, selection.reasons))
    grouping.add(accounts);
  return grouping.people();
}

const countAccounts = (people: readonly PersonRow[]) => people.reduce((sum, { accounts }) => sum + accounts.length, 0);

/** Who would be written to. Refuses AUDIT_UNKNOWN. */
export async function prospect(db: Database, { audits, room }: Deps, selection: Selection): Promise<Prospect> {
  audits.get(selection.auditId);
  const people = await peopleOf(audits, selection);
  const open = room.list().filter(({ fields }) => fields.state !== 'closed');
  const inAnother = db
    .prepare(
      `SELECT count(*) FROM json_each($people) AS wanted WHERE EXISTS (SELECT 1 FROM json_each($campaigns) AS other
        JOIN campaign_person p ON p.campaign = other.value AND p.person = wanted.value)`,
    )
    .pluck()
    .get({
      people: JSON.stringify(people.map(({ id }) => id)),
      campaigns: JSON.stringify(open.map(({ id }) => id)),
    });
  return {
    people: people.length,
    accounts: countAccounts(people),
    unreachable: people.filter(({ unusable }) => unusable !== null).length,
    inAnother: Number(inAnother),
  };
}

/**
 * Makes a draft of a campaign, whole or not at all. Refuses AUDIT_UNKNOWN, AUDIT_NOT_DONE (or its accounts are gone),
 * NOBODY_FLAGGED, NAME_TAKEN, STEPS_WRONG.
 */
export async function createCampaign(deps: Deps, draft: CampaignDraft): Promise<{ id: string }> {
  const { audits, records, room } = deps;
  const audit = audits.get(draft.auditId);
  if (!audit.done || !audit.hasAccounts) throw refusal('AUDIT_NOT_DONE');
  const because = faultOfSteps(draft.steps, draft.imposedOn);
  if (because) throw refusal('STEPS_WRONG', { because });
  room.refuseTaken(draft.name);
  const people = await peopleOf(audits, draft);
  if (people.length === 0) throw refusal('NOBODY_FLAGGED');
  const batches: { count: number; rows: string }[] = [];
  for await (const batch of packPeople(people)) batches.push(batch);
  // Somebody may have taken it meanwhile.
  room.refuseTaken(draft.name);

  const id = newId();
  const source = deps.connections().find((connection) => connection.id === audit.connectionId)?.source ?? '';
  records.together(() => {
    room.create(
      {
        name: draft.name,
        state: 'draft',
        source,
        connectionName: audit.connectionName,
        audit: audit.id,
        auditAt: audit.startedAt,
        systems: draft.systems,
        reasons: draft.reasons,
        languages: draft.languages,
        steps: draft.steps,
        imposedOn: draft.imposedOn ?? '',
        createdAt: deps.clock().toISOString(),
        by: deps.author(),
        people: people.length,
        accounts: countAccounts(people),
        rule: audits.rule(audit.id, draft.systems),
      },
      id,
    );
    for (const batch of batches) records.create(peopleBatch, { ...batch, campaign: id });
  });
  return { id };
}
