import type { Identity } from '../../main/features/password-campaigns/rules/identity.ts';

/** One account with a password as people choose them; nobody real. */
export interface Account {
  readonly identity: Identity;
  readonly password: string;
}

const firstNames =
  'Camille Léa Jean Nicolas Hélène François Karim Inès Mathilde Loïc Zoé Théo Amélie Yann Fatou Bénédicte'.split(' ');
const lastNames =
  'Morel Lefèvre Garnier Petit Benali Le-Gall Dubreuil Ferrand Costa Nguyen Caillaud Besson Hamidi Roussel'.split(' ');
const themes =
  'atelier librairie boulangerie theatre ecole compagnie jardin association festival musique velo couture'.split(' ');
const places = 'lyon nantes rennes drome larzac belleville vercors ardeche marseille lille'.split(' ');
const habits =
  'soleil doudou azerty motdepasse loulou marseille chocolat password coucou bonjour dragon papillon'.split(' ');
const signs = '-_@!:.#*';
const alphabet = `abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789${signs}`;
const host = ['ouvaton', 'ouvadmin'];

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** So many accounts, the same for the same seed: a third random passwords, the others words, names, dates and keys. */
export function population(count: number, seed = 20_180_126): Account[] {
  const next = generator(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = (list: ArrayLike<string>) => list[below(list.length)] ?? '';
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const trimmed = (word: string) =>
    `${next() < 0.6 ? capital(word) : word}${next() < 0.7 ? below(2100) : ''}${next() < 0.5 ? pick(signs) : ''}`;
  const random = (length: number) => Array.from({ length }, () => pick(alphabet)).join('');
  const date = () =>
    `${String(1 + below(28)).padStart(2, '0')}${pick(['', '/', '-'])}${String(1 + below(12)).padStart(2, '0')}${1940 + below(80)}`;
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

  return Array.from({ length: count }, (_, i) => {
    const [first, last, theme, place] = [pick(firstNames), pick(lastNames), pick(themes), pick(places)];
    const domain = `${theme}-${place}${i % 97}.${pick(['fr', 'org', 'ouvaton.org', 'net'])}`;
    const login = next() < 0.5 ? `${theme}${i % 997}` : `${plain(first)[0]}${plain(last)}`;
    const identity = { login, email: `${plain(first)}.${plain(last)}@${domain}`, name: `${first} ${last}`, host };
    const habit = next();
    if (habit < 0.35) return { identity, password: random(8 + below(9)) };
    if (habit < 0.6) return { identity, password: trimmed(pick(habits)) };
    if (habit < 0.75) return { identity, password: trimmed(pick([plain(first), plain(last), theme, place, login])) };
    if (habit < 0.82) return { identity, password: date() };
    if (habit < 0.9)
      return { identity, password: `${pick(['azertyuiop', 'qsdfgh', '1qaz2wsx', 'wxcvbn', '123456'])}${below(100)}` };
    if (habit < 0.95)
      return { identity, password: `${capital(pick(themes))}${pick(signs)}${pick(places)}${below(100)}` };
    return { identity, password: `${pick(['été', 'forêt', 'garçon', 'Noël', 'œuf'])}${random(6)}` };
  });
}
