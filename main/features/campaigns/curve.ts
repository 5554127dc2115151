import type { CurvePoint, Standing } from '../../../preload/contract/campaigns.ts';
import type { Replica } from '../../database/replica/replica.ts';
import { dayOfNumber, parisDay } from '../../shared/paris-day.ts';
import { dayNumber } from '../../shared/spreadsheet/civil-time.ts';
import type { KeptCampaign } from './campaign-room.ts';

export interface PersonOverTime {
  readonly standing: Standing;
  /** Days since 1970 in Paris. */
  readonly written: number | undefined;
  /** When the last of the accounts had changed, went or was imposed. */
  readonly ended: number | undefined;
}

const longest = 1_100;

interface Row {
  readonly standing: Standing;
  readonly written: string | null;
  readonly ended: string | null;
}

const sql = `
  SELECT standing,
    (SELECT min(coalesce(sent_at, at)) FROM delivery d
      WHERE d.campaign = p.campaign AND d.person = p.person AND state IN ('sent', 'bounced')) AS written,
    (SELECT max(CASE WHEN imposed = 1 THEN imposed_at ELSE since_at END) FROM campaign_account a
      WHERE a.campaign = p.campaign AND a.person = p.person) AS ended
  FROM campaign_person p WHERE campaign = $campaign`;

/** How a campaign stood at the end of each day since it began. */
export async function curveOf(replica: Replica, { id, fields }: KeptCampaign, now: Date): Promise<CurvePoint[]> {
  const rows = await replica.read<Row>(sql, { campaign: id });
  const dayOf = (instant: string | null) => (instant === null ? undefined : dayNumber(parisDay(new Date(instant))));
  const people = rows.map(({ standing, written, ended }) => ({
    standing,
    written: dayOf(written),
    ended: dayOf(ended),
  }));
  const today = dayNumber(parisDay(now)) ?? 0;
  const begun = dayOf(fields.startedAt || fields.createdAt) ?? today;
  return countDays(people, Math.max(begun, today - longest), today);
}

/** The counts at the end of each day from one to another, both included. Gone and changed people are not left; nobody is counted twice. */
export function countDays(people: readonly PersonOverTime[], from: number, to: number): CurvePoint[] {
  const days = Math.max(0, to - from) + 1;
  const added = () => new Array<number>(days).fill(0);
  const steps = { written: added(), verified: added(), imposed: added(), gone: added() };
  const add = (counts: number[], day: number) => {
    if (day > to) return;
    const at = Math.max(0, day - from);
    counts[at] = (counts[at] ?? 0) + 1;
  };
  for (const { standing, written, ended } of people) {
    if (written !== undefined) add(steps.written, written);
    if (standing === 'verified' || standing === 'imposed' || standing === 'gone') add(steps[standing], ended ?? from);
  }
  const sofar = { written: 0, verified: 0, imposed: 0, gone: 0 };
  return Array.from({ length: days }, (_, at) => {
    for (const key of ['written', 'verified', 'imposed', 'gone'] as const) sofar[key] += steps[key][at] ?? 0;
    const { written, verified, imposed, gone } = sofar;
    return { day: dayOfNumber(from + at), written, verified, imposed, left: people.length - verified - imposed - gone };
  });
}
