import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { PeopleQuery, Standing, standings } from '../../../preload/contract/campaigns.ts';
import type { Dataset, Words } from '../../shared/spreadsheet/dataset.ts';
import { campaignPurposes } from './export-purposes.ts';
import { hideSmall, smallest } from './rules/hide-small.ts';
import { purposeWords, standingWords } from './words.ts';

const Row = z.object({ standing: Standing, n: z.number() });
const total: Words = { fr: 'Toutes', en: 'All' };

interface ReportLine {
  readonly label: Words;
  /** Undefined where it is too small to be shown. */
  readonly people: number | undefined;
  readonly share: number | undefined;
}

/** The counts of a campaign, whatever else the query asks for: nobody can be picked out of them. */
function linesOf(db: Database, query: unknown): ReportLine[] {
  const { campaignId } = PeopleQuery.parse(query);
  const rows = z
    .array(Row)
    .parse(
      db
        .prepare('SELECT standing, count(*) AS n FROM campaign_person WHERE campaign = ? GROUP BY standing')
        .all(campaignId),
    );
  const counts = standings.map((standing) => rows.find((row) => row.standing === standing)?.n ?? 0);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const shown = hideSmall(counts);
  const lines = standings.map((standing, at) => ({ label: standingWords[standing], ...figures(shown[at], all) }));
  return [{ label: total, ...figures(all > 0 && all < smallest ? undefined : all, all) }, ...lines];
}

const figures = (people: number | undefined, all: number) => ({
  people,
  share: people === undefined || all === 0 ? undefined : Math.round((people * 1000) / all) / 10,
});

const columns = [
  { key: 'standing', type: 'text', width: 32, header: { fr: 'Où en sont les personnes', en: 'Where people stand' } },
  { key: 'people', type: 'whole', header: { fr: 'Personnes', en: 'People' } },
  { key: 'share', type: 'decimal', header: { fr: 'Part (%)', en: 'Share (%)' } },
] as const;

/** Counts only, for those to whom nobody's name is due. */
export const campaignReport: Dataset = {
  title: { fr: 'Compte rendu de la campagne', en: 'Report of the campaign' },
  columns,
  purposes: purposeWords,
  offers: campaignPurposes.report,
  count: (db, query) => linesOf(db, query).length,
  *rows(db, query, locale, keys) {
    for (const { label, people, share } of linesOf(db, query)) {
      const cells: Readonly<Record<string, string | number | null>> = {
        standing: label[locale],
        people: people ?? null,
        share: share ?? null,
      };
      yield keys.map((key) => cells[key] ?? null);
    }
  },
  about: (_db, _query, locale) => [
    locale === 'fr'
      ? {
          label: 'Petits nombres',
          value: `Un nombre inférieur à ${smallest} n’est pas montré, ni celui qui permettrait de le retrouver.`,
        }
      : { label: 'Small numbers', value: `A number below ${smallest} is not shown, nor the one that would tell it.` },
  ],
};
