import type { Database } from 'better-sqlite3';
import {
  type Campaign,
  type Counts,
  type Standing,
  standings,
  type Waiting,
} from '../../../preload/contract/campaigns.ts';
import { parisDay, parisMidnightAfter } from '../../shared/paris-day.ts';
import { dayNumber } from '../../shared/spreadsheet/civil-time.ts';
import { isUnderWay, type KeptCampaign } from './campaign-room.ts';
import type { CampaignsDeps } from './campaigns-deps.ts';
import type { FoldedStore } from './folded-store.ts';
import type { SendingForCampaigns } from './for-sending.ts';

/** Of the step that comes next no message exists yet: sending has not taken it. */
export const notTaken = `NOT EXISTS (SELECT 1 FROM delivery d WHERE d.campaign = p.campaign AND d.step = p.next_step AND d.person = p.person)`;

/** Tells how a campaign stands, by counts of the tables. */
export function openCampaignView(
  db: Database,
  store: FoldedStore,
  sending: () => SendingForCampaigns,
  deps: Pick<CampaignsDeps, 'nameOf' | 'clock'>,
) {
  const byStanding = db.prepare(
    'SELECT standing, count(*) AS n FROM campaign_person WHERE campaign = ? GROUP BY standing',
  );
  const dueCount = db
    .prepare(`SELECT count(*) FROM campaign_person p WHERE campaign = ? AND next_on <= ? AND ${notTaken}`)
    .pluck();
  const nextOn = db.prepare(`SELECT min(next_on) FROM campaign_person p WHERE campaign = ? AND ${notTaken}`).pluck();
  const printed = db.prepare('SELECT fingerprint IS NOT NULL FROM campaign_account WHERE campaign = ? LIMIT 1').pluck();

  function countsOf(id: string): Counts {
    const counts = Object.fromEntries(standings.map((standing) => [standing, 0])) as Counts;
    for (const { standing, n } of byStanding.all(id) as { standing: Standing; n: number }[]) counts[standing] = n;
    return counts;
  }

  function waitingOf(campaign: KeptCampaign, due: number): Waiting | undefined {
    if (!isUnderWay(campaign)) return undefined;
    if (!store.sendsHere(campaign.id)) return { for: 'other-laptop' };
    const said = sending().waiting(campaign.id);
    if (said || due > 0) return said;
    const day = nextOn.get(campaign.id);
    return typeof day === 'string' ? { for: 'next-step', until: beginningOf(day) } : { for: 'nothing' };
  }

  return (campaign: KeptCampaign): Campaign => {
    const { id, fields, inConflict } = campaign;
    const due = fields.state === 'closed' ? 0 : Number(dueCount.get(id, parisDay(deps.clock())));
    const waiting = waitingOf(campaign, due);
    return {
      id,
      name: fields.name,
      state: fields.state,
      ...(fields.state === 'stopped' && fields.stop ? { stop: fields.stop } : {}),
      connectionName: fields.connectionName,
      auditAt: fields.auditAt,
      systems: fields.systems,
      reasons: fields.reasons,
      languages: fields.languages,
      steps: fields.steps,
      ...(fields.imposedOn === '' ? {} : { imposedOn: fields.imposedOn }),
      createdAt: fields.createdAt,
      createdBy: deps.nameOf(campaign.createdBy) ?? fields.by,
      ...(fields.startedAt === '' ? {} : { startedAt: fields.startedAt }),
      people: fields.people,
      accounts: fields.accounts,
      counts: countsOf(id),
      deliveries: sending().counts(id),
      due,
      ...(waiting ? { waiting } : {}),
      sendsHere: store.sendsHere(id),
      verifiesHere: printed.get(id) === 1,
      inConflict: [...inConflict],
    };
  };
}

/** The instant at which a day begins in Paris. */
function beginningOf(day: string): string {
  const noonBefore = ((dayNumber(day) ?? 0) - 1) * 86_400_000 + 43_200_000;
  return parisMidnightAfter(new Date(noonBefore)).toISOString();
}
