import { createHash } from 'node:crypto';

/** Numbers that come out the same in every run (mulberry32). */
export function seeded(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number) => Math.floor(next() * below);
  const pick = <T>(list: readonly T[]): T => list[int(list.length)] as T;
  return { next, int, pick };
}
export type Random = ReturnType<typeof seeded>;

type Filler = (random: Random, row: number, argument: string) => string | number | null;

const given = 'Marie Jean Sophie Luc Chloé Mehdi Fatima Yann Gaëlle Karim Inès Paul Zoé Hugo Léa Aminata'.split(' ');
const family = 'Dupont Martin Le Goff|Benali|Nguyen|Moreau|Traoré|Lefèvre|Garnier|Kowalski|Vaudrival|Belcourt|Rucheval'
  .replaceAll(' Martin', '|Martin')
  .replace('Martin Le', 'Martin|Le')
  .split('|');
const streets =
  'rue des Lilas|avenue Jean-Jaurès|bis rue de la Gare|boulevard Voltaire|chemin du Moulin|place de l’Église'.split(
    '|',
  );
const towns = 'Rennes|Saint-Étienne|Lyon|Villeurbanne|Brest|Montreuil|Aubagne|Quimper|Dole|Thiers|Nîmes|Sète'.split(
  '|',
);
const words =
  'hébergement mensuel serveur dossier migration nouvelle version réglage lampe bois table lecture guide recette jardin voyage vélo musique carnet'.split(
    ' ',
  );
const themes =
  'Théâtre de la Rivière|Jardins partagés|Fanfare du Marché|Atelier Vélo|Ciné-club|Les Amis du Moulin'.split('|');
const hosts = 'exemple.fr|courrier.example|boite.example.org'.split('|');

const ascii = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
const two = (number: number) => String(number).padStart(2, '0');
const hex = (random: Random, length: number) => Array.from({ length }, () => random.int(16).toString(16)).join('');
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789./';
const drawn = (random: Random, length: number) => Array.from({ length }, () => signs[random.int(64)]).join('');
const sentence = (random: Random, count: number) => Array.from({ length: count }, () => random.pick(words)).join(' ');
const digits = (random: Random, length: number) => Array.from({ length }, () => random.int(10)).join('');

function iban(random: Random): string {
  const account = `${digits(random, 10)}${digits(random, 11)}${digits(random, 2)}`;
  const rest = Number(BigInt(`${account}152700`) % 97n);
  return `FR${two(98 - rest)}${account}`;
}

function phone(random: Random): string {
  const number = `${random.pick(['01', '02', '04', '06', '07', '09'])}${digits(random, 8)}`;
  const way = random.int(4);
  if (way === 0) return number;
  if (way === 1) return `+33${number.slice(1)}`;
  return (number.match(/../g) ?? []).join(way === 2 ? ' ' : '.');
}

const emailOf = (random: Random) =>
  `${ascii(random.pick(given))}.${ascii(random.pick(family))}${random.int(90)}@${random.pick(hosts)}`;
const addressOf = (random: Random) => `${1 + random.int(180)} ${random.pick(streets)}`;
const ipOf = (random: Random) => `${11 + random.int(180)}.${random.int(256)}.${random.int(256)}.${random.int(256)}`;
const dayOf = (random: Random, from: number, years: number) =>
  `${from + random.int(years)}-${two(1 + random.int(12))}-${two(1 + random.int(28))}`;
const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';

/** Made-up values by name; "sparse:x" leaves most rows empty. None is of a person who lives. */
const fillers: Readonly<Record<string, Filler>> = {
  serial: (_, row) => row + 1,
  null: () => null,
  zero: () => 0,
  flag: (random) => random.int(2),
  int: (random, _, argument) => random.int(Number(argument || 1000)),
  money: (random) => random.int(100_000) / 100,
  pick: (random, _, argument) => random.pick(argument.split(',')),
  given: (random) => random.pick(given),
  family: (random) => random.pick(family),
  person: (random) => `${random.pick(given)} ${random.pick(family)}`,
  organisation: (random) =>
    random.int(3) === 0 ? `${random.pick(given)} ${random.pick(family)}` : random.pick(themes),
  login: (random, row) => `${ascii(random.pick(given))}${row}`,
  email: (random) => emailOf(random),
  header: (random) => `${random.pick(given)} ${random.pick(family)} <${emailOf(random)}>`,
  phone: (random) => phone(random),
  address: (random) => addressOf(random),
  zip: (random) => `${two(1 + random.int(95))}${random.int(10)}${random.int(10)}0`,
  town: (random) => random.pick(towns),
  birth: (random) => dayOf(random, 1940, 65),
  day: (random) => dayOf(random, 2012, 14),
  founded: (random) => dayOf(random, 1990, 35),
  instant: (random) =>
    `${dayOf(random, 2012, 14)} ${two(random.int(24))}:${two(random.int(60))}:${two(random.int(60))}`,
  epoch: (random) => 1_400_000_000 + random.int(380_000_000),
  ip: (random) => (random.int(6) === 0 ? `2001:db8:${random.int(9999)}::${random.int(9999)}` : ipOf(random)),
  agent: (random) => agent.replaceAll('128', String(90 + random.int(50))),
  url: (random) => `https://${ascii(random.pick(themes))}.example/${random.int(99)}`,
  md5: (random) => hex(random, 32),
  phpass: (random) => `$P$B${drawn(random, 30)}`,
  bcrypt: (random) => `$2y$10$${drawn(random, 53)}`,
  password: (random) => `${random.pick(words)}${random.int(99)}${random.pick(['!', '.', '', '-'])}`,
  token: (random, _, argument) =>
    drawn(random, Number(argument || 40))
      .replaceAll('/', 'x')
      .replaceAll('.', 'y'),
  iban: (random) => iban(random),
  code: (random, _, argument) => digits(random, Number(argument || 5)),
  number: (_, row, argument) => `${argument}${String(row + 1).padStart(5, '0')}`,
  label: (random) => sentence(random, 2),
  slug: (random) => sentence(random, 3).normalize('NFD').replace(/\p{M}/gu, '').replaceAll(' ', '-'),
  note: (random) =>
    random.int(8) === 0
      ? `Rappeler au ${phone(random)}, demande ${random.pick(given)}.`
      : `Vu avec ${random.pick(given)} : ${sentence(random, 6)}.`,
  prose: (random) => `${sentence(random, 14)}. ${sentence(random, 9)}.`,
  mixed: (random) =>
    random.pick<() => string>([
      () => random.pick(given),
      () => 'true',
      () => 'fresh',
      () => `a:1:{s:64:"${hex(random, 64)}";a:3:{s:2:"ip";s:12:"${ipOf(random)}";s:2:"ua";s:9:"${agent}";}}`,
      () => 'a:1:{s:10:"subscriber";b:1;}',
      () => String(random.int(3)),
    ])(),
  attributes: (random) =>
    `<?xml version="1.0"?><custom_attributes><custom_attribute id="tel"><value>${phone(random)}</value></custom_attribute><custom_attribute id="mail"><value>${emailOf(random)}</value></custom_attribute></custom_attributes>`,
  lat: (random) => 43 + random.int(700_000) / 100_000,
  social: (random) => `{"mastodon":"@${ascii(random.pick(given))}${random.int(99)}"}`,
  file: (random) => `${sentence(random, 1)}-${random.int(999)}.jpg`,
  path: (random) => `factures/2019/${sentence(random, 1)}-${random.int(99)}.pdf`,
  message: (random) => `<${hex(random, 12)}.${random.int(9999)}@${random.pick(hosts)}>`,
  list: (random) => `${random.pick(words)}-${random.pick(['info', 'debat', 'annonces'])}`,
  domain: (random) => random.pick(['listes.exemple.fr', 'listes.example.org']),
  hash: (_, row) => createHash('sha256').update(String(row)).digest('hex'),
};

/** A value by the name of its filler, "pick:a,b" or "sparse:email". */
export function madeUp(random: Random, filler: string, row: number): string | number | null {
  const [name = '', ...rest] = filler.split(':');
  const argument = rest.join(':');
  if (name === 'sparse') return random.int(5) === 0 ? madeUp(random, argument, row) : null;
  const make = fillers[name];
  if (!make) throw new Error(`nothing is made up by ${name}`);
  return make(random, row, argument);
}
