import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type Standing, StepKind } from '../../../preload/contract/campaigns.ts';
import { parisDay } from '../../shared/paris-day.ts';
import { type CampaignRoom, isUnderWay } from './campaign-room.ts';
import { notTaken } from './campaign-view.ts';
import type { FoldedStore } from './folded-store.ts';
import { type Reckoning, reckonPerson } from './reckon.ts';
import type { DueMessage } from './sending/due-message.ts';

const Row = z.object({ person: z.string(), contact: z.string(), next_step: z.string(), next_kind: StepKind });

/** Where somebody may still be written to. */
const reachable: ReadonlySet<Standing> = new Set(['flagged', 'notified', 'reminded', 'last-notified']);

/** What goes out now. */
export function openDue(db: Database, room: CampaignRoom, store: FoldedStore, reckoning: Reckoning) {
  const rows = db.prepare(`
    SELECT person, contact, next_step, next_kind FROM campaign_person p
    WHERE campaign = ? AND next_on <= ? AND contact <> '' AND ${notTaken} ORDER BY next_on, number`);

  return {
    due(now: Date): readonly DueMessage[] {
      const today = parisDay(now);
      return room
        .list()
        .filter((campaign) => isUnderWay(campaign) && store.sendsHere(campaign.id))
        .flatMap(({ id, fields }) =>
          z
            .array(Row)
            .parse(rows.all(id, today))
            .map(({ person, contact, next_step, next_kind }) => ({
              campaign: id,
              campaignName: fields.name,
              step: next_step,
              kind: next_kind,
              person,
              attempt: 1,
              address: contact,
            })),
        );
    },
    /** By all that is known at this moment of the person. What was begun, or asked for again, need not be the latest step. */
    stillDue({ campaign: id, person, step, kind, address }: DueMessage): boolean {
      const campaign = room.find(id);
      if (!campaign || !isUnderWay(campaign) || !store.sendsHere(id)) return false;
      const row = reckoning.factsOf(id, person);
      if (!row || row.contact !== address) return false;
      const today = reckoning.today();
      const { standing, next } = reckonPerson(row, campaign, today);
      if (!reachable.has(standing)) return false;
      const begun = row.facts.messages.some((message) => message.step === step);
      if (!begun) return next?.step === step && next.on <= today;
      const { imposedOn } = campaign.fields;
      return kind !== 'last' || (imposedOn !== '' && today < imposedOn);
    },
  };
}
