import { join } from 'node:path';
import { openOuvadmin } from '../../../../main/database/ouvadmin/open-ouvadmin.ts';
import { openNameLexicon } from '../../../../main/features/data-inventory/name-lexicon.ts';
import { type FoundColumn, readInventory } from '../../../../main/features/data-inventory/read-inventory.ts';
import { recognise } from '../../../../main/shared/recognise-storage.ts';
import { temporaryFolder } from '../../../shared/temporary-folder.ts';
import { buildSchema } from './build-schema.ts';
import { columnsOf, type PublicSchema } from './public-schema.ts';

/** What was proposed of a schema, held against what is right. Columns of which both can be defended count for nothing. */
export interface Weighed {
  readonly found: readonly FoundColumn[];
  /** Of what was proposed, the share that had to be; and of what had to be, the share that was, and under a right category. */
  readonly precision: number;
  readonly recall: number;
  readonly rightCategory: number;
  /** "table.column", with the category proposed. */
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
  readonly misnamed: readonly string[];
  readonly judged: number;
}

/** Fills the schema with made-up data, reads it through the reading door, and weighs the proposals. */
export async function weighProposals(schema: PublicSchema): Promise<Weighed> {
  const file = join(await temporaryFolder(), `${schema.name}.sqlite`);
  buildSchema(schema, file);
  const ouvadmin = await openOuvadmin({ dialect: 'sqlite', file });
  const found: FoundColumn[] = [];
  const sight = { recognise, isPersonName: openNameLexicon(), thisYear: 2026 };
  for await (const { columns } of readInventory(ouvadmin, sight, new AbortController().signal)) found.push(...columns);
  await ouvadmin.close();
  return weigh(schema, found);
}

function weigh(schema: PublicSchema, found: readonly FoundColumn[]): Weighed {
  const proposals = new Map(found.map((one) => [`${one.table}.${one.column}`, one.category]));
  const known = columnsOf(schema).map(({ table, column, right }) => ({ place: `${table}.${column}`, right }));
  const said = (place: string) => `${place} ${proposals.get(place) ?? ''}`.trim();
  const scored = known.filter(({ right }) => right[0] !== '?');
  const must = scored.filter(({ right }) => right[0] !== '-');
  const proposed = scored.filter(({ place }) => proposals.get(place) !== undefined);
  const wrong = proposed.filter(({ right }) => right[0] === '-');
  const missed = must.filter(({ place }) => proposals.get(place) === undefined);
  const misnamed = must.filter(({ place, right }) => {
    const category = proposals.get(place);
    return category !== undefined && !right.includes(category);
  });
  return {
    found,
    precision: 1 - wrong.length / proposed.length,
    recall: 1 - missed.length / must.length,
    rightCategory: 1 - misnamed.length / (must.length - missed.length),
    wrong: wrong.map(({ place }) => said(place)),
    missed: missed.map(({ place }) => place),
    misnamed: misnamed.map(({ place, right }) => `${said(place)} for ${right.join(' or ')}`),
    judged: scored.length,
  };
}
