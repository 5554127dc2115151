/** The few words that the writer itself puts into a file. */
export interface SheetWords {
  readonly locale: 'fr' | 'en';
  readonly row: string;
  readonly data: string;
  readonly about: string;
  readonly yes: string;
  readonly no: string;
  /** Between a label and its value on one line. */
  readonly colon: string;
  readonly title: string;
  readonly createdAt: string;
  readonly author: string;
  readonly purpose: string;
  readonly note: string;
  readonly deleteBy: string;
  readonly rows: string;
  readonly times: string;
  readonly timesAre: (timeZone: string) => string;
  readonly altered: Readonly<Record<'forbidden-character' | 'text-cut' | 'not-a-number' | 'impossible-date', string>>;
  readonly cells: (count: number) => string;
  /** How days are shown: a number format of spreadsheets. */
  readonly dayFormat: 'dd/mm/yyyy' | 'yyyy-mm-dd';
}

const fr: SheetWords = {
  locale: 'fr',
  row: 'ligne',
  data: 'Données',
  about: 'À propos',
  yes: 'oui',
  no: 'non',
  colon: '\u00A0: ',
  title: 'Contenu',
  createdAt: 'Exporté le',
  author: 'Par',
  purpose: 'Finalité',
  note: 'Précision',
  deleteBy: 'À supprimer au plus tard le',
  rows: 'Nombre de lignes',
  times: 'Heures',
  timesAre: (timeZone) => `fuseau ${timeZone}`,
  altered: {
    'forbidden-character': 'Caractères interdits, retirés',
    'text-cut': 'Textes coupés à 32\u202F767 caractères',
    'not-a-number': 'Nombres impossibles laissés vides',
    'impossible-date': 'Dates impossibles, laissées vides',
  },
  cells: (count) => `${count.toLocaleString('fr-FR')} cellule${count > 1 ? 's' : ''}`,
  dayFormat: 'dd/mm/yyyy',
};

const en: SheetWords = {
  locale: 'en',
  row: 'row',
  data: 'Data',
  about: 'About',
  yes: 'yes',
  no: 'no',
  colon: ': ',
  title: 'Contents',
  createdAt: 'Exported on',
  author: 'By',
  purpose: 'Purpose',
  note: 'Details',
  deleteBy: 'Delete by',
  rows: 'Number of rows',
  times: 'Times',
  timesAre: (timeZone) => `time zone ${timeZone}`,
  altered: {
    'forbidden-character': 'Forbidden characters, removed',
    'text-cut': 'Texts cut at 32,767 characters',
    'not-a-number': 'Impossible numbers left empty',
    'impossible-date': 'Impossible dates, left empty',
  },
  cells: (count) => `${count.toLocaleString('en-GB')} cell${count > 1 ? 's' : ''}`,
  dayFormat: 'yyyy-mm-dd',
};

export const sheetWords = { fr, en };
