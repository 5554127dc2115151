import type { ExportPurpose } from '../../../../preload/contract/common.ts';
import type { Dataset, DatasetColumn, Words } from '../../../shared/spreadsheet/dataset.ts';

/** One value of a person, as the file has it. */
export interface PersonLine {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly value: string | null;
  readonly was: string;
}

/** The lines to write: they cross to the thread with the order, and are kept nowhere. */
export interface ExportedPerson {
  readonly lines: readonly PersonLine[];
}

const columns: readonly DatasetColumn[] = [
  { key: 'table', type: 'text', header: { fr: 'Table', en: 'Table' } },
  { key: 'row', type: 'text', header: { fr: 'Ligne', en: 'Row' } },
  { key: 'column', type: 'text', header: { fr: 'Donnée', en: 'Item' } },
  { key: 'value', type: 'text', width: 60, header: { fr: 'Valeur', en: 'Value' } },
  { key: 'was', type: 'text', header: { fr: 'Conservée', en: 'Kept' } },
];

const wasWords: Readonly<Record<string, Words>> = {
  clear: { fr: 'en clair', en: 'in clear' },
  encrypted: { fr: 'chiffrée', en: 'encrypted' },
  hidden: { fr: 'secret non communiqué', en: 'secret, not told' },
  damaged: { fr: 'illisible', en: 'unreadable' },
  'no-key': { fr: 'clé absente', en: 'key missing' },
};

/** Article 15 of the RGPD gives the person a copy of her data; what is handed over need not stay here. */
export const accessPurposes: ExportPurpose[] = [
  { key: 'right-of-access', keepDays: 30, columns: ['table', 'row', 'column', 'value', 'was'] },
];

const linesOf = (query: unknown) => (query as ExportedPerson).lines;

/** The data of one person, one value a line. */
export const personData: Dataset = {
  title: { fr: 'Données d’une personne', en: 'Data of a person' },
  columns,
  purposes: { 'right-of-access': { fr: 'Répondre au droit d’accès', en: 'Answer a right of access' } },
  offers: accessPurposes,
  count: (_db, query) => linesOf(query).length,
  *rows(_db, query, locale, keys) {
    for (const line of linesOf(query)) {
      const cells = { ...line, was: wasWords[line.was]?.[locale] ?? line.was };
      yield keys.map((key) => (key in cells ? cells[key as keyof typeof cells] : null));
    }
  },
};
