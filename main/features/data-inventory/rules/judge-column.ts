import type { Because, DataCategory } from '../../../../preload/contract/data-inventory.ts';
import { dataCategories } from '../../../../preload/contract/data-inventory.ts';
import { namedScores } from './category-words.ts';
import { becauseOfContent } from './content-reasons.ts';
import { aloneScores, contentScores } from './content-scores.ts';
import type { ValueProfile } from './profile-values.ts';
import type { About } from './table-words.ts';
import { type TypeKind, typeKind } from './type-kind.ts';

/** A column as the rules see it. */
export interface SeenColumn {
  readonly name: string;
  /** Without what all columns of its table share, and with it. */
  readonly spelled: string;
  readonly whole: string;
  readonly type: string;
  /** Undefined where its table could not be read. */
  readonly profile: ValueProfile | undefined;
}

export interface Judgement {
  readonly category: DataCategory;
  /** 0 to 1. */
  readonly confidence: number;
  readonly because: readonly Because[];
}

/** From here on a column is proposed. */
export const proposedFrom = 0.5;

/** With this few values they say less. */
const few = 5;

const text: readonly TypeKind[] = ['text', 'long-text', 'bytes'];
const numbered: readonly TypeKind[] = [...text, 'whole', 'decimal'];
const short: readonly TypeKind[] = [...text, 'choice', 'flag', 'whole'];

/** What types a category can have; any other, and the column is not of it. */
const types: Readonly<Record<DataCategory, readonly TypeKind[]>> = {
  'clear-password': text,
  'password-hash': text,
  secret: text,
  iban: numbered,
  'bank-card': numbered,
  'national-id': numbered,
  name: text,
  email: text,
  telephone: numbered,
  'postal-address': numbered,
  'birth-date': [...text, 'day', 'instant', 'whole'],
  'civil-status': short,
  login: text,
  identifier: numbered,
  'online-account': text,
  'ip-address': numbered,
  geolocation: [...text, 'decimal', 'point'],
  'connection-trace': [...text, 'instant', 'day', 'whole'],
  income: numbered,
  health: short,
  opinion: short,
  image: text,
  occupation: text,
  'free-text': ['text', 'long-text'],
};

/** A type that hardly anything else has says something for its category. */
const telling: ReadonlySet<string> = new Set([
  'birth-date day',
  'geolocation point',
  'geolocation decimal',
  'connection-trace instant',
  'income decimal',
]);

/** The category that a column most probably is, with its reasons; undefined where none is probable enough. */
export function judgeColumn(column: SeenColumn, about: About, key: boolean): Judgement | undefined {
  const kind = typeKind(column.type);
  const profile = column.profile;
  // Ciphertexts and pictures: what they hold cannot be seen, and what is encrypted already need not be.
  if (kind === 'bytes' && (!profile || profile.binary > 0.3)) return undefined;
  const named = namedScores(column.spelled, column.whole, about);
  let best: { category: DataCategory; confidence: number; name: number } | undefined;
  for (const category of dataCategories) {
    if (!types[category].includes(kind)) continue;
    const name = named.get(category) ?? 0;
    const confidence =
      confidenceOf(category, name, profile, about) + (telling.has(`${category} ${kind}`) && name > 0 ? 0.05 : 0);
    if (confidence > (best?.confidence ?? 0)) best = { category, confidence, name };
  }
  if (!best || best.confidence < proposedFrom) return undefined;
  return {
    category: best.category,
    confidence: Math.round(Math.min(0.99, best.confidence) * 100) / 100,
    because: reasons(best, kind, column, key),
  };
}

function confidenceOf(category: DataCategory, name: number, profile: ValueProfile | undefined, about: About): number {
  const alone = profile && profile.values > 0 ? (aloneScores[category]?.(profile, about === 'people') ?? 0) : 0;
  const trusted = profile && profile.values < few ? alone * 0.7 : alone;
  return Math.max(byName(category, name, profile), trusted);
}

function byName(category: DataCategory, name: number, profile: ValueProfile | undefined): number {
  if (name === 0) return 0;
  if (!profile) return 0.8 * name;
  if (profile.values === 0) return 0.6 * name;
  const content = contentScores[category](profile);
  if (content === undefined) return 0.85 * name;
  return content < 0 ? name * (0.55 + 0.4 * content) : 0.55 * name + 0.45 * content;
}

function reasons(
  { category, name }: { category: DataCategory; name: number },
  kind: TypeKind,
  column: SeenColumn,
  key: boolean,
): Because[] {
  const because: Because[] = [];
  if (name >= 0.4) because.push({ kind: 'name', code: 'name-says', facts: { name: column.name } });
  if (telling.has(`${category} ${kind}`))
    because.push({ kind: 'type', code: 'type-says', facts: { type: column.type } });
  because.push(...becauseOfContent(category, column.profile));
  if (key) because.push({ kind: 'key', code: 'in-primary-key', facts: {} });
  return because;
}
