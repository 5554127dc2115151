import type { ExportPurpose } from '../../../preload/contract/common.ts';
import type { RegisterEntry } from '../../../preload/contract/register.ts';
import type { Cell } from '../../shared/spreadsheet/cell.ts';
import type { Dataset, DatasetColumn, Words } from '../../shared/spreadsheet/dataset.ts';
import { factWords, outcomeWords, whatWords } from './words.ts';

type Locale = 'fr' | 'en';

/**
 * The lines to write, as they were when they were asked for. They cross to the thread with the order: the register is some
 * thousands of lines, and its lines are shared records, which only the main thread reads.
 */
export interface ExportedEntries {
  readonly entries: readonly RegisterEntry[];
}

interface EntryColumn extends DatasetColumn {
  cell(entry: RegisterEntry, locale: Locale): Cell;
}

/** Facts that have a column of their own. */
const apart = ['rows', 'sha256', 'deleteBy'];

const columns: readonly EntryColumn[] = [
  { key: 'at', type: 'instant', header: { fr: 'Quand', en: 'When' }, cell: ({ at }) => at },
  { key: 'author', type: 'text', header: { fr: 'Qui', en: 'Who' }, cell: ({ author }) => author },
  {
    key: 'what',
    type: 'text',
    header: { fr: 'Quoi', en: 'What' },
    cell: ({ what }, locale) => said(whatWords, what, locale),
  },
  { key: 'subject', type: 'text', header: { fr: 'Sujet', en: 'Subject' }, cell: ({ subject }) => subject },
  {
    key: 'outcome',
    type: 'text',
    header: { fr: 'Issue', en: 'Outcome' },
    cell: ({ outcome }, locale) => outcomeWords[outcome][locale],
  },
  {
    key: 'details',
    type: 'text',
    width: 60,
    header: { fr: 'Détails', en: 'Details' },
    cell: ({ facts }, locale) =>
      Object.entries(facts)
        .filter(([key, fact]) => !apart.includes(key) && fact !== '')
        .map(([key, fact]) => `${said(factWords, key, locale)} : ${[fact].flat().join(', ')}`)
        .join(' ; '),
  },
  {
    key: 'rows',
    type: 'whole',
    header: { fr: 'Lignes écrites', en: 'Rows written' },
    cell: ({ facts: { rows } }) => (typeof rows === 'number' ? rows : null),
  },
  {
    key: 'deleteBy',
    type: 'day',
    header: { fr: 'À supprimer le', en: 'To delete by' },
    cell: ({ facts: { deleteBy } }) => (typeof deleteBy === 'string' ? deleteBy : null),
  },
  {
    key: 'sha256',
    type: 'text',
    header: { fr: 'Empreinte SHA-256', en: 'SHA-256 fingerprint' },
    cell: ({ facts: { sha256 } }) => (typeof sha256 === 'string' ? sha256 : null),
  },
];

function said(words: Readonly<Record<string, Words>>, key: string, locale: Locale): string {
  return words[key]?.[locale] ?? key;
}

/** Why the register may leave the application, and no more columns than each purpose needs (product.md, rule 4). */
export const registerPurposes: ExportPurpose[] = [
  {
    key: 'data-protection',
    keepDays: 365,
    columns: ['at', 'author', 'what', 'subject', 'outcome', 'details', 'rows', 'deleteBy', 'sha256'],
  },
  { key: 'board-report', keepDays: 365, columns: ['at', 'what', 'outcome', 'rows'] },
  { key: 'incident', keepDays: 90, columns: ['at', 'author', 'what', 'subject', 'outcome', 'details'] },
];

const purposes: Readonly<Record<string, Words>> = {
  'data-protection': { fr: 'Répondre de la protection des données', en: 'Answer for data protection' },
  'board-report': { fr: 'Rendre compte sans nommer personne', en: 'Report without naming anybody' },
  incident: { fr: 'Comprendre un incident', en: 'Understand an incident' },
};

const linesOf = (query: unknown) => (query as ExportedEntries).entries;

/** The lines of the register as they are listed on the screen: the same selection, in the same order. */
export const registerLines: Dataset = {
  title: { fr: 'Registre', en: 'Register' },
  columns,
  purposes,
  offers: registerPurposes,
  count: (_db, query) => linesOf(query).length,
  *rows(_db, query, locale, keys) {
    const wanted = keys.flatMap((key) => columns.find((column) => column.key === key) ?? []);
    for (const entry of linesOf(query)) yield wanted.map((column) => column.cell(entry, locale));
  },
};
