import type { Database } from 'better-sqlite3';
import { type PeopleQuery, type PersonAccount, PeopleQuery as Query } from '../../../preload/contract/campaigns.ts';
import { parisDay } from '../../shared/paris-day.ts';
import type { Cell } from '../../shared/spreadsheet/cell.ts';
import type { Dataset, DatasetColumn } from '../../shared/spreadsheet/dataset.ts';
import { campaignPurposes } from './export-purposes.ts';
import { listReasons, systemNames } from './messages/reason-clauses.ts';
import { selectPeople } from './people-sql.ts';
import { PersonRow, personColumns, toPerson } from './person-row.ts';
import { purposeWords, standingWords, unreachableWords } from './words.ts';

type Locale = 'fr' | 'en';
type Person = ReturnType<typeof toPerson> & { readonly lastAt: string | null };

interface Column<Row> extends DatasetColumn {
  cell(row: Row, locale: Locale): Cell;
}
interface Line {
  readonly person: Person;
  readonly account: PersonAccount;
}

const Last = PersonRow.extend({ last_at: PersonRow.shape.next_on });

const nameOf = { key: 'name', type: 'text', header: { fr: 'Nom', en: 'Name' } } as const;
const addressOf = {
  key: 'address',
  type: 'text',
  header: { fr: 'Adresse électronique', en: 'E-mail address' },
} as const;
const idOf = { key: 'accountId', type: 'text', header: { fr: 'Identifiant', en: 'Identifier' } } as const;
const reasonsOf = { key: 'reasons', type: 'text', width: 48, header: { fr: 'Motifs', en: 'Reasons' } } as const;
const unreachableOf = {
  key: 'unreachable',
  type: 'text',
  header: { fr: 'Pourquoi injoignable', en: 'Why unreachable' },
} as const;

const said = ({ unreachable }: Person, locale: Locale) =>
  unreachable === undefined ? null : unreachableWords[unreachable][locale];

/** A line an account: people with several stand several times. */
const lineColumns: readonly Column<Line>[] = [
  { ...nameOf, cell: ({ person }) => person.name },
  { ...addressOf, cell: ({ person }) => person.address },
  {
    key: 'standing',
    type: 'text',
    header: { fr: 'Où en est la personne', en: 'Where the person stands' },
    cell: ({ person }, locale) => standingWords[person.standing][locale],
  },
  { ...unreachableOf, cell: ({ person }, locale) => said(person, locale) },
  {
    key: 'system',
    type: 'text',
    header: { fr: 'Système', en: 'System' },
    cell: ({ account }, locale) => systemNames[account.system][locale],
  },
  { ...idOf, cell: ({ account }) => account.accountId },
  { key: 'login', type: 'text', header: { fr: 'Nom de connexion', en: 'Login' }, cell: ({ account }) => account.login },
  { ...reasonsOf, cell: ({ account }, locale) => listReasons(account.reasons, locale) },
  {
    key: 'last',
    type: 'day',
    header: { fr: 'Dernier message', en: 'Last message' },
    cell: ({ person }) => (person.lastAt === null ? null : parisDay(new Date(person.lastAt))),
  },
  {
    key: 'next',
    type: 'day',
    header: { fr: 'Prochain message', en: 'Next message' },
    cell: ({ person }) => person.next?.on ?? null,
  },
  {
    key: 'exception',
    type: 'text',
    header: { fr: 'Exception', en: 'Exception' },
    cell: ({ person: { exception } }) => (exception ? `${exception.reason} (${exception.until})` : null),
  },
];

/** A line a person, for a mail merge or a list of calls. */
const letterColumns: readonly Column<Person>[] = [
  { ...nameOf, cell: ({ name }) => name },
  { ...idOf, cell: ({ accounts }) => [...new Set(accounts.map(({ accountId }) => accountId))].join(', ') },
  { ...unreachableOf, cell: said },
  { ...addressOf, cell: ({ address }) => address },
  {
    key: 'accounts',
    type: 'text',
    width: 40,
    header: { fr: 'Comptes', en: 'Accounts' },
    cell: ({ accounts }, locale) =>
      accounts.map(({ system, login, accountId }) => `${systemNames[system][locale]} ${login || accountId}`).join(', '),
  },
  {
    ...reasonsOf,
    cell: ({ accounts }, locale) => listReasons([...new Set(accounts.flatMap(({ reasons }) => reasons))], locale),
  },
];

function* peopleOf(db: Database, query: PeopleQuery): Generator<Person> {
  const { sql, parameters } = selectPeople(query, `${personColumns}, p.last_at`);
  for (const row of db.prepare(sql).iterate(parameters)) {
    const read = Last.parse(row);
    yield { ...toPerson(read), lastAt: read.last_at };
  }
}

function countOf(db: Database, query: PeopleQuery, counted: string): number {
  const { sql, parameters } = selectPeople(query, counted);
  return Number(db.prepare(`SELECT coalesce(sum(n), 0) FROM (${sql})`).pluck().get(parameters));
}

/** Without a choice of its own, the list of those to write to by post is that of those whom no message reaches. */
function lettersQuery(query: unknown): PeopleQuery {
  const parsed = Query.parse(query);
  const chosen = parsed.standings.length > 0 || parsed.ids.length > 0;
  return chosen ? parsed : { ...parsed, standings: ['unreachable'] };
}

function pick<Row>(columns: readonly Column<Row>[], keys: readonly string[]): Column<Row>[] {
  return keys.flatMap((key) => columns.find((column) => column.key === key) ?? []);
}

/** Everybody whom a query selects, with each of their accounts, in its order. */
export const campaignPeople: Dataset = {
  title: { fr: 'Personnes de la campagne', en: 'People of the campaign' },
  columns: lineColumns,
  purposes: purposeWords,
  offers: campaignPurposes.people,
  count: (db, query) => countOf(db, Query.parse(query), 'p.accounts AS n'),
  *rows(db, query, locale, keys) {
    const wanted = pick(lineColumns, keys);
    for (const person of peopleOf(db, Query.parse(query)))
      for (const account of person.accounts) yield wanted.map((column) => column.cell({ person, account }, locale));
  },
};

/** Those to call or to write to by post, a line a person. */
export const campaignLetters: Dataset = {
  title: { fr: 'Personnes à joindre autrement', en: 'People to reach otherwise' },
  columns: letterColumns,
  purposes: purposeWords,
  offers: campaignPurposes.letters,
  count: (db, query) => countOf(db, lettersQuery(query), '1 AS n'),
  *rows(db, query, locale, keys) {
    const wanted = pick(letterColumns, keys);
    for (const person of peopleOf(db, lettersQuery(query))) yield wanted.map((column) => column.cell(person, locale));
  },
};
