import type { Random } from './random.ts';
import { endings, givenNames, mailHosts, nameHeads, nameTails, qualities, themes } from './words.ts';

export interface Person {
  readonly given: string;
  readonly family: string;
  /** As written on the account; may be an association, very long, or hostile. */
  readonly name: string;
  readonly birth: { readonly year: number; readonly month: number; readonly day: number };
  /** Undefined: no e-mail is known. The empty string: the panel once wrote one. */
  readonly email: string | undefined;
}

/** Names as any real table has them sooner or later: each must be shown, sorted, exported, and never executed. */
export const awkwardNames: readonly string[] = [
  '<script>alert("Ouvaton")</script>',
  '=HYPERLINK("https://exemple.test";"Cliquez")',
  '+33 1 23 45 67 89',
  '-2+3',
  '@SOMME(A1:A9)',
  'Association « Les Amis du Très Long Nom de la Vallée des Sources et des Moulins à Vent, de la Musique, du Théâtre, ' +
    'de la Randonnée et du Jardinage Partagé du Canton de Trévald-sur-Lorbresse et de ses Environs »',
  'أحمد \u202Eبن يوسف\u202C',
  'נעמי לוי',
  "L'Hermitage O'Brelan",
  '_x0041_ Gréterval',
  '李明 Bourvriot',
  'Zoé \u{1F41D} Rucheval',
  '  Martine  Belcourt ',
  '00123',
  'NULL',
];

/** A person of nobody's name. */
export function makePerson(random: Random): Person {
  const given = random.pick(givenNames);
  const family = familyName(random);
  const birth = { year: 1940 + random.int(62), month: 1 + random.int(12), day: 1 + random.int(28) };
  const organised = random.chance(0.12);
  const name = organised ? association(random) : `${given} ${random.chance(0.2) ? family.toUpperCase() : family}`;
  return { given, family, name, birth, email: random.chance(0.035) ? undefined : mailOf(random, given, family) };
}

/** A domain that can never be registered. */
export function makeDomain(random: Random, family: string): string {
  const head = random.pick(themes);
  const label = random.weighted([
    [5, `${head}-${random.pick(qualities)}`],
    [3, `${head}-${ascii(family)}`],
    [2, `${ascii(family)}${random.int(90) + 10}`],
    [2, `${random.pick(qualities)}-${head}`],
  ]);
  return `${label}.${random.weighted(endings)}`;
}

/** Lower-case ASCII letters and digits only. */
export function ascii(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

function familyName(random: Random): string {
  const simple = random.pick(nameHeads) + random.pick(nameTails);
  if (random.chance(0.04)) return `${simple}-${random.pick(nameHeads)}${random.pick(nameTails)}`;
  return random.chance(0.05) ? `Le ${simple}` : simple;
}

function association(random: Random): string {
  const theme = random.pick(themes);
  const quality = random.pick(qualities).replaceAll('-', ' ');
  return `${random.weighted([
    [3, 'Association'],
    [1, 'Collectif'],
    [1, 'Compagnie'],
    [1, 'SCOP'],
  ])} ${theme} ${quality}`;
}

function mailOf(random: Random, given: string, family: string): string {
  if (random.chance(0.01)) return '';
  const separator = random.weighted([
    [5, '.'],
    [2, ''],
    [1, '-'],
    [1, '_'],
  ]);
  const digits = random.chance(0.3) ? String(random.int(99)) : '';
  return `${ascii(given)}${separator}${ascii(family)}${digits}@${random.pick(mailHosts)}`;
}
