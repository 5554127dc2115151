import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Writable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { Cell, Column } from '../../main/shared/spreadsheet/cell.ts';
import { instantNumber, openWallClock } from '../../main/shared/spreadsheet/civil-time.ts';
import { isoWall } from '../../main/shared/spreadsheet/sheet-value.ts';
import type { ExportFormat } from '../../preload/contract/common.ts';

/** Run as a process of its own by export.bench.ts: one writer, so many rows, into a file; says its CPU and its memory. */
const [writer = '', count = '0', path = ''] = process.argv.slice(2);
const rows = Number(count);

const columns: Column[] = [
  { key: 'id', header: 'Identifiant', type: 'text' },
  { key: 'login', header: 'Nom de connexion', type: 'text' },
  { key: 'holder', header: 'Titulaire', type: 'text' },
  { key: 'email', header: 'Adresse électronique', type: 'text' },
  { key: 'domain', header: 'Domaine', type: 'text' },
  { key: 'system', header: 'Système', type: 'text' },
  { key: 'status', header: 'État', type: 'text' },
  { key: 'reasons', header: 'Motifs', type: 'text' },
  { key: 'note', header: 'Remarque', type: 'text' },
  { key: 'opened', header: 'Ouvert le', type: 'day' },
  { key: 'changed', header: 'Mot de passe changé le', type: 'day' },
  { key: 'seen', header: 'Vu le', type: 'instant' },
  { key: 'files', header: 'Fichiers', type: 'whole' },
  { key: 'share', header: 'Part', type: 'decimal' },
  { key: 'must', header: 'Doit changer', type: 'yes-no' },
];

/** Rows are made once and served in turn: making them must not be measured, holding 100,000 of them neither. */
const pool = Array.from({ length: 5_000 }, (_, at): Cell[] => {
  const random = mulberry(at + 1);
  const number = () => Math.floor(random() * 1e6);
  const instant = new Date(Date.UTC(2010, 0, 1) + Math.floor(random() * 4e11)).toISOString();
  const name = ['Élodie', 'Jean-Noël', 'Maud', 'Zoé', 'Gaëtan'][at % 5] ?? '';
  return [
    String(number()).padStart(7, '0'),
    `login-${number()}`,
    `${name} Lefèvre-${number()}`,
    `${name.toLowerCase()}.${number()}@exemple-${number()}.coop`,
    `www.exemple-${number()}.org`,
    ['Compte', 'Boîte aux lettres', 'FTP'][at % 3] ?? '',
    'actif',
    ['trop court', 'trop court, sans majuscule', 'liste noire & <variantes>'][at % 3] ?? '',
    at % 4 === 0 ? null : `remarque n° ${number()}`,
    instant.slice(0, 10),
    at % 10 === 0 ? null : instant.slice(0, 10),
    instant,
    number(),
    number() / 100,
    at % 2 === 0,
  ];
});

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function* typed(): Generator<Cell[]> {
  for (let at = 0; at < rows; at++) yield pool[at % pool.length] ?? [];
}

/** The peers that write spreadsheets want dates as Date. */
const dated = pool.map((row) =>
  row.map((cell, at) => (at >= 9 && at <= 11 && typeof cell === 'string' ? new Date(cell) : cell)),
);

const paris = openWallClock('Europe/Paris');

/** What whoever uses fast-csv must do himself to write the same cells; the clock is ours, Intl would take longer. */
function french(row: readonly Cell[]): string[] {
  return row.map((cell, at) => {
    if (cell === null) return '';
    const text = String(cell);
    if (at === 9 || at === 10) return frenchDay(text);
    if (at === 11) {
      const wall = isoWall(paris(instantNumber(text) ?? 0));
      return `${frenchDay(wall)} ${wall.slice(11)}`;
    }
    return at === 13 ? text.replace('.', ',') : text;
  });
}

function frenchDay(iso: string): string {
  return `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;
}

/** Libraries are loaded before the measure: ours comes as TypeScript here, which the built application does not. */
type Writer = () => Promise<void>;

async function ours(format: ExportFormat): Promise<Writer> {
  const { writeSpreadsheet } = await import('../../main/shared/spreadsheet/write-spreadsheet.ts');
  const about = {
    title: 'Mesure',
    author: '',
    purpose: 'mesure',
    note: '',
    createdAt: '2026-11-24T10:00:00.000Z',
    deleteBy: '2026-12-24',
  };
  const shape = { profile: 'tableur-francais', locale: 'fr', timeZone: 'Europe/Paris' } as const;
  return async () => {
    await writeSpreadsheet({ ...shape, format, columns, rows: typed(), about, path });
  };
}

async function exceljs(): Promise<Writer> {
  const { default: Excel } = await import('exceljs');
  return async () => {
    const book = new Excel.stream.xlsx.WorkbookWriter({
      filename: path,
      useStyles: true,
      useSharedStrings: false,
      zip: { zlib: { level: 1 } },
    });
    const sheet = book.addWorksheet('Mesure', { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = columns.map(({ key, header, type }) => ({
      key,
      header,
      ...(type === 'day' ? { style: { numFmt: 'dd/mm/yyyy' } } : {}),
    }));
    for (let at = 0; at < rows; at++) sheet.addRow(dated[at % dated.length] ?? []).commit();
    sheet.commit();
    await book.commit();
  };
}

async function hucre(): Promise<Writer> {
  const { writeXlsxStream } = await import('hucre');
  return async () => {
    function* cells() {
      for (let at = 0; at < rows; at++) yield dated[at % dated.length] ?? [];
    }
    const stream = writeXlsxStream(cells(), {
      name: 'Mesure',
      columns: columns.map(({ header }) => ({ header })),
      freezePane: { rows: 1 },
    });
    await (stream as WebStream).pipeTo(Writable.toWeb(createWriteStream(path)));
  };
}

async function sheetjs(): Promise<Writer> {
  const { utils, write } = await import('@e965/xlsx');
  return async () => {
    const all = [
      columns.map(({ header }) => header),
      ...Array.from({ length: rows }, (_, at) => dated[at % dated.length] ?? []),
    ];
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(all, { dense: true, cellDates: true }), 'Mesure');
    await writeFile(path, write(book, { type: 'buffer', bookType: 'ods', compression: true }));
  };
}

async function fastCsv(): Promise<Writer> {
  const { format } = await import('fast-csv');
  return async () => {
    const stream = format({ delimiter: ';', writeBOM: true, rowDelimiter: '\r\n', quoteColumns: false });
    const file = createWriteStream(path);
    const closed = new Promise<void>((resolve, reject) => file.on('finish', resolve).on('error', reject));
    stream.pipe(file);
    stream.write(columns.map(({ header }) => header));
    for (let at = 0; at < rows; at++) {
      if (!stream.write(french(pool[at % pool.length] ?? [])))
        await new Promise<void>((resolve) => stream.once('drain', resolve));
    }
    stream.end();
    await closed;
  };
}

const writers: Record<string, () => Promise<Writer>> = {
  xlsx: () => ours('xlsx'),
  ods: () => ours('ods'),
  csv: () => ours('csv'),
  exceljs,
  hucre,
  sheetjs,
  'fast-csv': fastCsv,
};

const write = await writers[writer]?.();
globalThis.gc?.();
const idle = process.memoryUsage.rss();
const begin = process.cpuUsage();
await write?.();
const { user, system } = process.cpuUsage(begin);
// maxRSS is in KiB and never falls: the peak of the whole process.
const megabytes = process.resourceUsage().maxRSS / 1024 - idle / 1024 ** 2;
console.log(JSON.stringify({ seconds: (user + system) / 1e6, megabytes }));
