import type { ExportPurpose } from '../../../../preload/contract/common.ts';
import {
  type ActivityFields,
  type Controller,
  dataFamilies,
  type ProcessingActivity,
  sensitiveKinds,
} from '../../../../preload/contract/data-inventory.ts';
import type { Cell } from '../../../shared/spreadsheet/cell.ts';
import type { Dataset, DatasetColumn, Words } from '../../../shared/spreadsheet/dataset.ts';
import type { TextSheet } from '../../../shared/spreadsheet/text-sheet.ts';
import { basisWords, categoryWords, familyWords, recipientWords, sensitiveWords } from './words.ts';

type Locale = 'fr' | 'en';

/** The register as it was when it was asked for: shared records, which only the main thread reads. */
export interface ExportedRegister {
  readonly controller: Controller;
  readonly activities: readonly ProcessingActivity[];
  /** Whether each activity has its form, and the columns their table. */
  readonly detailed: boolean;
}

interface ActivityCell extends DatasetColumn {
  cell(activity: ProcessingActivity, locale: Locale): Cell;
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ; ');
const said = (words: Readonly<Record<string, Words>>, key: string, locale: Locale) => words[key]?.[locale] ?? key;

function heldOf({ data, sensitive }: ActivityFields, locale: Locale) {
  const ordinary = dataFamilies.flatMap((family) => {
    const held = data[family];
    return held ? [{ label: familyWords[family][locale], ...held }] : [];
  });
  const special = sensitiveKinds.flatMap((kind) => {
    const held = sensitive[kind];
    return held ? [{ label: sensitiveWords[kind][locale], ...held }] : [];
  });
  return { ordinary, special };
}

const columns: readonly ActivityCell[] = [
  { key: 'reference', type: 'text', header: { fr: 'Référence', en: 'Reference' }, cell: ({ reference }) => reference },
  { key: 'name', type: 'text', width: 40, header: { fr: 'Activité', en: 'Activity' }, cell: ({ name }) => name },
  {
    key: 'purpose',
    type: 'text',
    width: 50,
    header: { fr: 'Finalité principale', en: 'Main purpose' },
    cell: ({ purpose }) => lines(purpose),
  },
  {
    key: 'legalBasis',
    type: 'text',
    header: { fr: 'Base légale', en: 'Legal basis' },
    cell: ({ legalBasis }, locale) => said(basisWords, legalBasis, locale),
  },
  {
    key: 'people',
    type: 'text',
    width: 40,
    header: { fr: 'Personnes concernées', en: 'People' },
    cell: ({ people }) => lines(people),
  },
  {
    key: 'data',
    type: 'text',
    width: 50,
    header: { fr: 'Catégories de données', en: 'Categories of data' },
    cell: (activity, locale) =>
      heldOf(activity, locale)
        .ordinary.map(({ label, what }) => `${label} (${what})`)
        .join(' ; '),
  },
  {
    key: 'sensitive',
    type: 'text',
    header: { fr: 'Données sensibles', en: 'Sensitive data' },
    cell: (activity, locale) =>
      heldOf(activity, locale)
        .special.map(({ label }) => label)
        .join(' ; ') || no[locale],
  },
  {
    key: 'recipients',
    type: 'text',
    width: 40,
    header: { fr: 'Destinataires', en: 'Recipients' },
    cell: ({ recipients }, locale) =>
      recipients.map(({ name, kind }) => `${name} (${said(recipientWords, kind, locale)})`).join(' ; '),
  },
  {
    key: 'transfers',
    type: 'text',
    header: { fr: 'Transferts hors UE', en: 'Transfers outside the EU' },
    cell: ({ transfers }, locale) =>
      transfers.map(({ recipient, country }) => `${recipient} (${country})`).join(' ; ') || no[locale],
  },
  {
    key: 'retention',
    type: 'text',
    width: 50,
    header: { fr: 'Durées de conservation', en: 'Retention' },
    cell: (activity, locale) => {
      const { ordinary, special } = heldOf(activity, locale);
      return [...new Set([...ordinary, ...special].map(({ erasedAfter }) => erasedAfter).filter(Boolean))].join(' ; ');
    },
  },
  {
    key: 'security',
    type: 'text',
    width: 50,
    header: { fr: 'Mesures de sécurité', en: 'Security' },
    cell: ({ technicalMeasures, organisationalMeasures }) =>
      [lines(technicalMeasures), lines(organisationalMeasures)].filter(Boolean).join(' ; '),
  },
  { key: 'createdOn', type: 'day', header: { fr: 'Créée le', en: 'Created on' }, cell: ({ createdOn }) => createdOn },
  {
    key: 'updatedAt',
    type: 'instant',
    header: { fr: 'Mise à jour le', en: 'Updated' },
    cell: ({ updatedAt }) => updatedAt,
  },
];

const no: Words = { fr: 'Non', en: 'No' };

/** Why the register may leave the application, and no more than each purpose needs (product.md, rule 4). */
export const registerPurposes: ExportPurpose[] = [
  { key: 'data-protection', keepDays: 365, columns: columns.map(({ key }) => key) },
  { key: 'board-report', keepDays: 365, columns: ['reference', 'name', 'purpose', 'people', 'retention', 'updatedAt'] },
];

const registerOf = (query: unknown) => query as ExportedRegister;

/** After the simplified register of the CNIL: the list of activities, a form for each, and the columns that they use. */
export const processingRegister: Dataset = {
  title: { fr: 'Registre des traitements', en: 'Register of processing' },
  columns,
  purposes: {
    'data-protection': { fr: 'Répondre de la protection des données', en: 'Answer for data protection' },
    'board-report': { fr: 'Rendre compte au CS ou à l’AG', en: 'Report to the board or the assembly' },
  },
  offers: registerPurposes,
  count: (_db, query) => registerOf(query).activities.length,
  *rows(_db, query, locale, keys) {
    const wanted = keys.flatMap((key) => columns.find((column) => column.key === key) ?? []);
    for (const activity of registerOf(query).activities) yield wanted.map((column) => column.cell(activity, locale));
  },
  sheets(_db, query, locale) {
    const { activities, controller, detailed } = registerOf(query);
    if (!detailed) return [];
    return [...activities.map((activity) => form(activity, controller, locale)), columnSheet(activities, locale)];
  },
};

/** The form of one activity, in the order of the model. */
function form(activity: ProcessingActivity, controller: Controller, locale: Locale): TextSheet {
  const t = formWords[locale];
  const { ordinary, special } = heldOf(activity, locale);
  const until = (held: { what: string; erasedAfter: string }) =>
    [held.what, held.erasedAfter && `${t.erased} ${held.erasedAfter}`].filter(Boolean).join('\n');
  const contact = ({ name, address, email, telephone }: Controller['dpo']) =>
    [name, address, email, telephone].filter(Boolean).join('\n');
  const rows: (readonly [string, string])[] = [
    [t.name, activity.name],
    [t.reference, activity.reference],
    [t.createdOn, activity.createdOn],
    [t.updatedAt, activity.updatedAt.slice(0, 10)],
    [t.controller, contact(controller.organisation)],
    [t.dpo, contact(controller.dpo)],
    [t.representative, contact(controller.representative)],
    [t.purpose, activity.purpose],
    [t.further, activity.furtherPurposes],
    [t.basis, said(basisWords, activity.legalBasis, locale)],
    [t.technical, activity.technicalMeasures],
    [t.organisational, activity.organisationalMeasures],
    ...ordinary.map((held) => [`${t.data} ${held.label}`, until(held)] as const),
    ...(special.length === 0 ? [[t.sensitive, no[locale]] as const] : []),
    ...special.map((held) => [`${t.sensitive}${t.colon}${held.label}`, until(held)] as const),
    [t.people, activity.people],
    ...activity.recipients.map(
      ({ name, kind }) => [t.recipient, `${name} (${said(recipientWords, kind, locale)})`] as const,
    ),
    ...(activity.transfers.length === 0 ? [[t.transfers, no[locale]] as const] : []),
    ...activity.transfers.map(
      (one) => [t.transfers, [one.recipient, one.country, one.guarantee].filter(Boolean).join('\n')] as const,
    ),
    [t.columns, activity.columns.map(({ source, table, column }) => `${source} : ${table}.${column}`).join('\n')],
  ];
  return { name: [activity.reference, activity.name].filter(Boolean).join(' '), widths: [40, 70], rows };
}

function columnSheet(activities: readonly ProcessingActivity[], locale: Locale): TextSheet {
  const t = formWords[locale];
  return {
    name: t.columns,
    header: [t.database, t.table, t.column, t.category, t.name],
    widths: [30, 30, 30, 30, 45],
    rows: activities.flatMap((activity) =>
      activity.columns.map(({ source, table, column, category }) => [
        source,
        table,
        column,
        category ? categoryWords[category][locale] : '',
        activity.name,
      ]),
    ),
  };
}

const formWords = {
  fr: {
    name: 'Nom de l’activité',
    reference: 'Référence',
    createdOn: 'Date de création',
    updatedAt: 'Dernière mise à jour',
    controller: 'Responsable du traitement',
    dpo: 'Délégué à la protection des données',
    representative: 'Représentant',
    purpose: 'Finalité principale',
    further: 'Sous-finalités',
    basis: 'Base légale',
    technical: 'Mesures de sécurité techniques',
    organisational: 'Mesures de sécurité organisationnelles',
    data: 'Données\u00a0:',
    sensitive: 'Données sensibles',
    colon: '\u00a0: ',
    erased: 'Effacement\u00a0:',
    people: 'Catégories de personnes concernées',
    recipient: 'Destinataire',
    transfers: 'Transferts hors UE',
    columns: 'Colonnes',
    database: 'Base',
    table: 'Table',
    column: 'Colonne',
    category: 'Catégorie',
  },
  en: {
    name: 'Name of the activity',
    reference: 'Reference',
    createdOn: 'Created on',
    updatedAt: 'Last updated',
    controller: 'Controller',
    dpo: 'Data protection officer',
    representative: 'Representative',
    purpose: 'Main purpose',
    further: 'Further purposes',
    basis: 'Legal basis',
    technical: 'Technical measures',
    organisational: 'Organisational measures',
    data: 'Data:',
    sensitive: 'Sensitive data',
    colon: ': ',
    erased: 'Erased:',
    people: 'Categories of people',
    recipient: 'Recipient',
    transfers: 'Transfers outside the EU',
    columns: 'Columns',
    database: 'Database',
    table: 'Table',
    column: 'Column',
    category: 'Category',
  },
} as const;
