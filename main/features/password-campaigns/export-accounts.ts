import type { Database } from 'better-sqlite3';
import type { ExportPurpose } from '../../../preload/contract/common.ts';
import {
  type AccountsQuery,
  type AccountVerdict,
  AccountsQuery as Query,
} from '../../../preload/contract/password-campaigns.ts';
import type { Cell } from '../../shared/spreadsheet/cell.ts';
import type { Dataset, DatasetColumn, Words } from '../../shared/spreadsheet/dataset.ts';
import { toAccountVerdict, type VerdictRow, verdictColumns } from './accounts.ts';
import { selectRows } from './accounts-sql.ts';
import { changeWords, outcomeWords, reasonWords, systemWords } from './words.ts';

type ColumnKey = Exclude<keyof AccountVerdict, 'row'>;
type Locale = 'fr' | 'en';

interface AccountColumn extends DatasetColumn {
  readonly key: ColumnKey;
  cell(account: AccountVerdict, locale: Locale): Cell;
}

const said = (list: readonly Words[], locale: Locale) => list.map((words) => words[locale]).join(', ');

const columns: readonly AccountColumn[] = [
  {
    key: 'system',
    type: 'text',
    header: { fr: 'Système', en: 'System' },
    cell: ({ system }, locale) => systemWords[system][locale],
  },
  {
    key: 'accountId',
    type: 'text',
    header: { fr: 'Identifiant', en: 'Identifier' },
    cell: ({ accountId }) => accountId,
  },
  { key: 'login', type: 'text', header: { fr: 'Nom de connexion', en: 'Login' }, cell: ({ login }) => login },
  { key: 'holder', type: 'text', header: { fr: 'Titulaire', en: 'Holder' }, cell: ({ holder }) => holder },
  {
    key: 'email',
    type: 'text',
    header: { fr: 'Adresse électronique', en: 'E-mail address' },
    cell: ({ email }) => email,
  },
  { key: 'status', type: 'text', header: { fr: 'État du compte', en: 'Account status' }, cell: ({ status }) => status },
  {
    key: 'outcome',
    type: 'text',
    header: { fr: 'Verdict', en: 'Verdict' },
    cell: ({ outcome }, locale) => outcomeWords[outcome][locale],
  },
  {
    key: 'reasons',
    type: 'text',
    width: 48,
    header: { fr: 'Motifs', en: 'Reasons' },
    cell: ({ reasons }, locale) =>
      said(
        reasons.map((reason) => reasonWords[reason]),
        locale,
      ),
  },
  {
    key: 'warnings',
    type: 'text',
    header: { fr: 'Remarques', en: 'Warnings' },
    cell: ({ warnings }, locale) =>
      said(
        warnings.map((reason) => reasonWords[reason]),
        locale,
      ),
  },
  {
    key: 'passwordChangedOn',
    type: 'day',
    header: { fr: 'Mot de passe changé le', en: 'Password changed on' },
    cell: ({ passwordChangedOn }) => passwordChangedOn,
  },
  {
    key: 'lastLogin',
    type: 'day',
    header: { fr: 'Dernière connexion', en: 'Last login' },
    cell: ({ lastLogin }) => lastLogin,
  },
  {
    key: 'mustChange',
    type: 'yes-no',
    header: { fr: 'Changement demandé', en: 'Change required' },
    cell: ({ mustChange }) => mustChange,
  },
  {
    key: 'change',
    type: 'text',
    header: { fr: 'Depuis l’audit précédent', en: 'Since the former audit' },
    cell: ({ change }, locale) => changeWords[change][locale],
  },
];

/** Why verdicts may leave the application, and no more columns than each purpose needs (product.md, rule 4). */
export const accountPurposes: ExportPurpose[] = [
  { key: 'contact-members', keepDays: 30, columns: ['holder', 'email', 'login', 'system', 'reasons'] },
  {
    key: 'follow-up',
    keepDays: 60,
    columns: [
      'system',
      'accountId',
      'login',
      'holder',
      'outcome',
      'reasons',
      'warnings',
      'passwordChangedOn',
      'change',
    ],
  },
  {
    key: 'impose-change',
    keepDays: 30,
    columns: ['system', 'accountId', 'login', 'status', 'reasons', 'mustChange', 'lastLogin'],
  },
  { key: 'board-report', keepDays: 365, columns: ['system', 'outcome', 'reasons', 'passwordChangedOn', 'change'] },
];

const purposes: Readonly<Record<string, Words>> = {
  'contact-members': { fr: 'Écrire aux membres concernés', en: 'Write to the members concerned' },
  'follow-up': { fr: 'Suivre les comptes à revoir', en: 'Follow up the accounts to review' },
  'impose-change': { fr: 'Préparer un changement imposé', en: 'Prepare an imposed change' },
  'board-report': { fr: 'Rendre compte sans nommer personne', en: 'Report without naming anybody' },
};

/** Verdicts of an audit as they are listed on the screen: the same selection, in the same order. */
export const passwordVerdicts: Dataset = {
  title: { fr: 'Verdicts des mots de passe', en: 'Password verdicts' },
  columns,
  purposes,
  offers: accountPurposes,
  count: (db, query) => {
    const { sql, parameters } = selection(db, query, 'row');
    return db.prepare(`SELECT count(*) FROM (${sql})`).pluck().get(parameters) as number;
  },
  *rows(db, query, locale, keys) {
    const wanted = keys
      .map((key) => columns.find((column) => column.key === key))
      .filter((column) => column !== undefined);
    const { sql, parameters } = selection(db, query, verdictColumns);
    for (const row of db.prepare(sql).iterate(parameters)) {
      const account = toAccountVerdict(row as VerdictRow);
      yield wanted.map((column) => column.cell(account, locale));
    }
  },
};

function selection(db: Database, query: unknown, selected: string) {
  const parsed: AccountsQuery = Query.parse(query);
  const audit = db.prepare('SELECT number FROM audit WHERE id = ?').pluck().get(parsed.auditId);
  return selectRows(Number(audit), parsed, selected);
}
