import { setImmediate as breathe } from 'node:timers/promises';
import type { Standing, Unreachable } from '../../../preload/contract/campaigns.ts';
import type { Replica } from '../../database/replica/replica.ts';
import type { Clock } from '../../shared/clock.ts';
import { parisDay } from '../../shared/paris-day.ts';
import type { KeptCampaign } from './campaign-room.ts';
import { type FactsRow, factsSql, openFactsOfOne, readFacts } from './person-facts-sql.ts';
import { type NextStep, nextStep } from './rules/next-step.ts';
import { standingOf } from './rules/standing-of.ts';

/** People a page: some milliseconds each to read, reckon and write. */
const page = 200;

interface Reckoned {
  readonly standing: Standing;
  readonly unreachable: Unreachable | undefined;
  readonly next: NextStep | undefined;
}

/** Where somebody stands in a campaign on a day, and what comes next. */
export function reckonPerson({ facts }: FactsRow, { fields }: KeptCampaign, today: string): Reckoned {
  return {
    standing: standingOf(facts, today),
    unreachable: facts.unusable ?? facts.marked,
    next:
      fields.state === 'closed'
        ? undefined
        : nextStep(facts, fields.steps, today, fields.imposedOn === '' ? undefined : fields.imposedOn),
  };
}

/** Keeps the standing of everybody in the table, by which lists are filtered, sorted and counted. */
export function openReckoning(replica: Replica, clock: Clock) {
  const { db } = replica;
  const factsOf = openFactsOfOne(db);
  const write = db.prepare(`
    UPDATE campaign_person SET standing = $standing, unreachable = $unreachable, next_step = $nextStep, next_kind = $nextKind,
      next_on = $nextOn, last_at = $lastAt WHERE number = $number`);
  const today = () => parisDay(clock());

  function writeIfChanged(row: FactsRow, campaign: KeptCampaign): boolean {
    const { standing, unreachable, next } = reckonPerson(row, campaign, today());
    const now = {
      standing,
      unreachable: unreachable ?? null,
      nextStep: next?.step ?? null,
      nextKind: next?.kind ?? null,
      nextOn: next?.on ?? null,
      lastAt: row.lastAt,
    };
    const { reckoned: was } = row;
    const before = [was.standing, was.unreachable, was.next_step, was.next_kind, was.next_on, was.last_at];
    if (Object.values(now).every((value, at) => value === before[at])) return false;
    write.run({ ...now, number: row.number });
    return true;
  }
  const writeAll = db.transaction((rows: readonly FactsRow[], campaign: KeptCampaign) =>
    rows.reduce((changed, row) => writeIfChanged(row, campaign) || changed, false),
  );

  return {
    factsOf,
    today,
    /** Answers whether anything changed. */
    one(campaign: KeptCampaign, person: string): boolean {
      const row = factsOf(campaign.id, person);
      return row !== undefined && writeIfChanged(row, campaign);
    },
    /** Everybody, in pages read on another thread; ends early once `ended`. */
    async all(campaign: KeptCampaign, ended: () => boolean): Promise<boolean> {
      let changed = false;
      let after = 0;
      while (!ended()) {
        const rows = await replica.read(
          `${factsSql} p.campaign = $campaign AND p.number > $after ORDER BY p.number LIMIT ${page}`,
          {
            campaign: campaign.id,
            after,
          },
        );
        if (ended()) break;
        const read = rows.map(readFacts);
        changed = writeAll(read, campaign) || changed;
        if (rows.length < page) break;
        after = read.at(-1)?.number ?? after;
        await breathe();
      }
      return changed;
    },
  };
}

export type Reckoning = ReturnType<typeof openReckoning>;
