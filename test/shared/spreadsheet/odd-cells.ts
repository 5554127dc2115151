import type { Cell, Column } from '../../../main/shared/spreadsheet/cell.ts';
import type { SpreadsheetOrder } from '../../../main/shared/spreadsheet/write-spreadsheet.ts';

/** One column of each type, and texts of three kinds side by side. */
export const columns: Column[] = [
  { key: 'id', header: 'Identifiant', type: 'text' },
  { key: 'name', header: 'Titulaire', type: 'text' },
  { key: 'count', header: 'Nombre', type: 'whole' },
  { key: 'share', header: 'Part', type: 'decimal' },
  { key: 'since', header: 'Depuis', type: 'day' },
  { key: 'seen', header: 'Vu', type: 'instant' },
  { key: 'must', header: 'Doit changer', type: 'yes-no' },
];

/** Texts that spreadsheets and their writers get wrong; none of them needs to be altered in ODS and XLSX. */
export const oddTexts = [
  '01234',
  '00',
  '1e5',
  '3-4',
  '1/2',
  'TRUE',
  'vrai',
  '12,5',
  '  two before, two after  ',
  ' a  b   c ',
  'a\tb',
  '\ttab first',
  'tab last\t',
  'line one\nline two',
  '\nfirst line empty\n\n  third',
  'last line empty\n',
  '_x0041_',
  '_x005F_x0041_',
  '_x000D_',
  '_X0041_ x0041_ _x41_',
  '<b>bold</b> & "quoted" \'single\'',
  '&amp; &#65; ]]> <![CDATA[x]]>',
  '<script>alert(1)</script>',
  '=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://exemple.org";"x")',
  '+33 1 23 45 67 89',
  '-5',
  '@SUM(A1)',
  "'apostrophe",
  "'=1",
  'emoji 👩‍👩‍👧 🏳️‍🌈',
  'e\u0301 et \u00e9',
  '\u202Eright to left\u202C',
  'עברית العربية 日本語',
  'narrow\u202Fspace and\u00A0hard space',
  '\u00A0hard space first',
  '\u200Bzero width',
  '\uFEFFmark inside\uFEFF',
  '\u2028line separator',
  'next\u0085line and delete\u007F',
  ';,|"',
  '"',
  '""',
  '#N/A',
  '#REF!',
  'x'.repeat(32_767),
] as const;

const days = ['2018-01-26', '2020-02-29', '1900-03-01', '9999-12-31', '2018-03-25', '2018-10-28'];
/** Around both changes of the clocks in Paris, and in the seconds where UTC and Paris have other days. */
const instants = [
  '2018-01-26T13:02:00.000Z',
  '2018-03-25T00:59:59.000Z',
  '2018-03-25T01:00:00.000Z',
  '2018-10-28T00:30:00.000Z',
  '2018-10-28T01:30:00.000Z',
  '2018-12-31T23:30:00.000Z',
  '2018-06-30T22:15:42.000Z',
  '2018-01-26T14:02:00+01:00',
];
const wholes = [0, 1, -1, 1_760, 123_456_789, Number.MAX_SAFE_INTEGER, -0];
const decimals = [0.1, 12.5, -3.25, 1e-7, 1.5e21, 2 / 3, 1_234_567.891];

export const oddRows: Cell[][] = [
  ...oddTexts.map((text, at): Cell[] => [
    text,
    oddTexts[(at + 7) % oddTexts.length] ?? null,
    wholes[at % wholes.length] ?? null,
    decimals[at % decimals.length] ?? null,
    days[at % days.length] ?? null,
    instants[at % instants.length] ?? null,
    at % 2 === 0,
  ]),
  [null, null, null, null, null, null, null],
  ['', 'after an empty row', null, 1, null, null, false],
];

export const about: SpreadsheetOrder['about'] = {
  title: 'Comptes à revoir',
  author: 'Jeanne d’Exemple & fils',
  purpose: 'Prévenir les membres',
  note: 'Réunion du 26 janvier <2018>',
  createdAt: '2018-01-26T23:30:00.000Z',
  deleteBy: '2018-02-26',
};

/** An order for these columns, to be completed. */
export function orderOf(more: Pick<SpreadsheetOrder, 'format' | 'path'> & Partial<SpreadsheetOrder>): SpreadsheetOrder {
  return {
    profile: 'tableur-francais',
    locale: 'fr',
    timeZone: 'Europe/Paris',
    columns,
    rows: oddRows,
    about,
    ...more,
  };
}
