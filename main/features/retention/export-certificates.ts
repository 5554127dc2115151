import type { ExportPurpose } from '../../../preload/contract/common.ts';
import type { DeletionCertificate } from '../../../preload/contract/retention.ts';
import type { Cell } from '../../shared/spreadsheet/cell.ts';
import type { Dataset, DatasetColumn, Words } from '../../shared/spreadsheet/dataset.ts';

type Locale = 'fr' | 'en';

/** The certificates to write, as they were when they were asked for: shared records, which only the main thread reads. */
export interface ExportedCertificates {
  readonly certificates: readonly DeletionCertificate[];
}

interface CertificateColumn extends DatasetColumn {
  cell(certificate: DeletionCertificate, locale: Locale): Cell;
}

const deeds: Readonly<Record<DeletionCertificate['deed'], Words>> = {
  delete: { fr: 'lignes supprimées', en: 'rows deleted' },
  empty: { fr: 'colonnes vidées', en: 'columns emptied' },
  replace: { fr: 'valeurs remplacées', en: 'values replaced' },
};
const units: Readonly<Record<DeletionCertificate['duration']['unit'], Words>> = {
  day: { fr: 'jours', en: 'days' },
  month: { fr: 'mois', en: 'months' },
  year: { fr: 'ans', en: 'years' },
};
const states: Readonly<Record<'back' | 'final' | 'open' | 'altered', Words>> = {
  altered: { fr: 'ne correspond plus à son empreinte', en: 'no longer matches its fingerprint' },
  back: { fr: 'purge annulée, lignes remises', en: 'purge undone, rows put back' },
  final: { fr: 'définitif', en: 'final' },
  open: { fr: 'peut encore être annulé', en: 'can still be undone' },
};

function stateOf({ intact, undone, finalSince }: DeletionCertificate): Words {
  if (!intact) return states.altered;
  if (undone) return states.back;
  return finalSince === undefined ? states.open : states.final;
}

const text = (key: string, fr: string, en: string, cell: CertificateColumn['cell']): CertificateColumn => ({
  ...{ key, type: 'text', header: { fr, en }, cell },
});

const columns: readonly CertificateColumn[] = [
  { key: 'endedAt', type: 'instant', header: { fr: 'Fin', en: 'Ended' }, cell: ({ endedAt }) => endedAt },
  { key: 'startedAt', type: 'instant', header: { fr: 'Début', en: 'Started' }, cell: ({ startedAt }) => startedAt },
  text('source', 'Base', 'Database', ({ source }) => source),
  text('rule', 'Règle', 'Rule', ({ rule }) => rule),
  text('table', 'Table', 'Table', ({ table }) => table),
  text('deed', 'Ce qui a été fait', 'What was done', ({ deed }, locale) => deeds[deed][locale]),
  text('columns', 'Colonnes', 'Columns', (one) => one.columns.join(', ')),
  { key: 'rows', type: 'whole', header: { fr: 'Lignes', en: 'Rows' }, cell: ({ rows }) => rows },
  {
    ...{ key: 'withThem', type: 'whole' },
    header: { fr: 'Lignes liées', en: 'Rows that went with them' },
    cell: ({ withThem }) => withThem,
  },
  {
    key: 'oldest',
    type: 'day',
    header: { fr: 'Événement le plus ancien', en: 'Oldest event' },
    cell: ({ oldest }) => oldest ?? null,
  },
  {
    key: 'newest',
    type: 'day',
    header: { fr: 'Événement le plus récent', en: 'Newest event' },
    cell: ({ newest }) => newest ?? null,
  },
  text(
    'clock',
    'Durée de conservation',
    'Retention',
    ({ clock, duration }, locale) => `${clock} (${duration.amount} ${units[duration.unit][locale]})`,
  ),
  text('basis', 'Source', 'Source', ({ basis }) => basis),
  text('by', 'Par', 'By', ({ by }) => by),
  text('state', 'État', 'State', (one, locale) => stateOf(one)[locale]),
  text('runId', 'Numéro', 'Number', ({ runId }) => runId),
  text('sha256', 'Empreinte SHA-256', 'SHA-256 fingerprint', ({ sha256 }) => sha256),
];

const everything = columns.map(({ key }) => key);

/** Why certificates may leave the application, and no more columns than each purpose needs (product.md, rule 4). */
export const certificatePurposes: ExportPurpose[] = [
  { key: 'data-protection', keepDays: 365, columns: everything },
  {
    ...{ key: 'board-report', keepDays: 365 },
    columns: everything.filter((key) => !['by', 'runId', 'sha256', 'startedAt'].includes(key)),
  },
];

const purposes: Readonly<Record<string, Words>> = {
  'data-protection': { fr: 'Répondre de la protection des données', en: 'Answer for data protection' },
  'board-report': { fr: 'Rendre compte sans nommer personne', en: 'Report without naming anybody' },
};

const certificatesOf = (query: unknown) => (query as ExportedCertificates).certificates;

/** Certificates of deletion, one a line: counts, days and reasons, and nothing of what was deleted. */
export const deletionCertificates: Dataset = {
  title: { fr: 'Certificats de suppression', en: 'Certificates of deletion' },
  columns,
  purposes,
  offers: certificatePurposes,
  count: (_db, query) => certificatesOf(query).length,
  *rows(_db, query, locale, keys) {
    const wanted = keys.flatMap((key) => columns.find((column) => column.key === key) ?? []);
    for (const certificate of certificatesOf(query)) yield wanted.map((column) => column.cell(certificate, locale));
  },
};
