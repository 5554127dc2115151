import { systems } from '../../../preload/contract/common.ts';
import {
  type AccountDetail,
  type AccountsQuery,
  type AccountVerdict,
  type Change,
  changes,
  type Outcome,
  type Reason,
} from '../../../preload/contract/password-campaigns.ts';

const given = ['Camille', 'Léa', 'Hugo', 'Inès', 'Noé', 'Zoé', 'Éloïse', 'Malo', 'Aïcha', 'Théo', 'Jeanne', 'Nora'];
const family = ['Le Goff', 'Martin', 'Dupré', 'Ben Saïd', 'Moreau', 'Lefèvre', 'Garnier', 'Nguyen', 'Petit', 'Roux'];
const weak: readonly (readonly Reason[])[] = [
  ['too-short', 'no-upper', 'no-special'],
  ['no-special'],
  ['blocklist-french', 'guessable', 'no-upper', 'no-special'],
  ['from-login', 'no-special'],
  ['date', 'shared'],
  ['too-long'],
  ['shared'],
  ['keyboard', 'no-upper'],
  ['unchanged'],
  ['empty'],
];

/** Names that would do harm anywhere but in a screen that shows text as text. */
export const hostile = [
  '<script>document.title = "hacked"</script>',
  "=cmd|' /C calc'!A0",
  '\u202eelbisreverri',
  '<img src=x onerror="document.title=\'hacked\'">',
];

/** Numbers between 0 and 1, always the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<Value>(list: readonly Value[], random: () => number): Value {
  const value = list[Math.floor(random() * list.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

/** Verdicts of so many invented accounts; the same for the same count. The first four have hostile names. */
export function generateAccounts(count: number): AccountVerdict[] {
  const random = numbers(20180126);
  return Array.from({ length: count }, (_, row): AccountVerdict => {
    const first = pick(given, random);
    const last = pick(family, random);
    const r = random();
    const outcome: Outcome =
      r < 0.3 ? 'weak' : r < 0.84 ? 'conforming' : r < 0.96 ? 'not-found' : r < 0.99 ? 'none' : 'unreadable';
    const year = 2008 + Math.floor(random() * 18);
    return {
      row,
      system: pick(systems, random),
      accountId: String(row).padStart(5, '0'),
      login: `${first}.${last}${row % 97}`.toLocaleLowerCase('fr').replaceAll(' ', '-'),
      holder: hostile[row] ?? `${first} ${last}`,
      email: `${first.toLocaleLowerCase('fr')}${row}@asso-${row % 400}.example`,
      status: random() < 0.9 ? 'actif' : 'suspendu',
      outcome,
      reasons: outcome === 'weak' ? [...pick(weak, random)] : [],
      warnings: [],
      passwordChangedOn: random() < 0.1 ? null : `${year}-${String(1 + (row % 12)).padStart(2, '0')}-15`,
      lastLogin: random() < 0.2 ? null : '2026-10-02',
      mustChange: row % 50 === 0,
      change: pick<Change>(changes, random),
    };
  });
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLocaleLowerCase('fr');
const among = <Value>(list: readonly Value[], value: Value) => list.length === 0 || list.includes(value);
const order = new Intl.Collator('fr', { numeric: false });

/** What a query lets through, in its order: the same rules as the store, over a list in memory. */
export function answer(accounts: readonly AccountVerdict[], query: AccountsQuery): AccountVerdict[] {
  const words = plain(query.search).split(/\s+/).filter(Boolean);
  const rows = accounts.filter(
    (one) =>
      among(query.systems, one.system) &&
      among(query.outcomes, one.outcome) &&
      among(query.changes, one.change) &&
      (query.reasons.length === 0 || query.reasons.some((reason) => one.reasons.includes(reason))) &&
      among(query.rows, one.row) &&
      (words.length === 0 ||
        words.every((word) => plain(`${one.accountId} ${one.login} ${one.holder} ${one.email}`).includes(word))),
  );
  if (query.sort !== 'accountId') {
    const key = (one: AccountVerdict) =>
      query.sort === 'reasons' ? String(one.reasons.length) : String(one[query.sort as 'login'] ?? '');
    rows.sort((one, other) => order.compare(key(one), key(other)));
  }
  return query.direction === 'descending' ? rows.reverse() : rows;
}

/** The details of one of them. */
export function detailOf(account: AccountVerdict): AccountDetail {
  const hashed = account.outcome === 'not-found';
  return {
    ...account,
    policyId: 'ouvaton-2018-01-26',
    facts: {
      family: hashed ? 'bcrypt' : account.outcome === 'none' ? 'none' : 'clear',
      otherCharacters: false,
      findings: [],
      ...(hashed ? { guesses: 1_280 } : {}),
      ...(hashed || account.outcome === 'none'
        ? {}
        : { length: 8, classes: ['lower', 'digit'] as const, entropy: 0, guessability: 1 }),
    } as AccountDetail['facts'],
    ...(account.reasons.includes('shared') ? { sharedBy: 4 } : {}),
    ...(account.change === 'first' || account.change === 'new'
      ? {}
      : {
          previous: {
            auditId: 'a2',
            at: '2026-09-02T08:00:00.000Z',
            outcome: 'weak' as const,
            reasons: ['too-short' as const],
          },
        }),
  };
}
