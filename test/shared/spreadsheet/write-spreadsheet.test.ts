import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Cell } from '../../../main/shared/spreadsheet/cell.ts';
import { type SpreadsheetOrder, writeSpreadsheet } from '../../../main/shared/spreadsheet/write-spreadsheet.ts';
import { about, oddTexts, orderOf } from './odd-cells.ts';
import { readFlatOds } from './read-flat-ods.ts';
import { unzip } from './unzip.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ouvadesk-sheet-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const oneText = [{ key: 'text', header: 'Texte', type: 'text' as const }];

/** Texts as a reader of the format finds them, after the header. */
async function written(format: 'xlsx' | 'ods', texts: readonly string[]): Promise<(string | undefined)[]> {
  const path = join(folder, `t.${format}`);
  await writeSpreadsheet(orderOf({ format, path, columns: oneText, rows: texts.map((text) => [text]) }));
  const bytes = await readFile(path);
  if (format === 'ods') {
    const content =
      unzip(bytes)
        .find(({ name }) => name === 'content.xml')
        ?.contents.toString() ?? '';
    return texts.map((_, at) => readFlatOds(content)[0]?.rows[at + 1]?.[0]?.value);
  }
  const sheet = read(bytes, { cellText: true }).Sheets[about.title] ?? {};
  return texts.map((_, at) => sheet[`A${at + 2}`]?.v);
}

async function csvOf(more: Partial<SpreadsheetOrder>) {
  const path = join(folder, 't.csv');
  const result = await writeSpreadsheet(orderOf({ format: 'csv', path, ...more }));
  return { text: await readFile(path, 'utf8'), result };
}

describe.each(['xlsx', 'ods'] as const)('a text in %s', (format) => {
  test('comes back as it was, whatever it looks like', async () => {
    expect(await written(format, oddTexts)).toEqual(oddTexts);
  });

  test('comes back as it was, whatever it is (property)', async () => {
    const nasty = fc.constantFrom(
      ' ',
      '\t',
      '\n',
      '_x000D_',
      '_',
      'x0041_',
      '<',
      '&',
      ']]>',
      '"',
      '=',
      '\u00a0',
      '👩‍👧',
      'é',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(nasty).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    const holdable = text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold is the subject of another test.
      .map((one) => one.toWellFormed().replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, ''))
      .filter((one) => one !== '');
    await fc.assert(
      fc.asyncProperty(fc.array(holdable, { minLength: 1, maxLength: 50 }), async (texts) => {
        expect(await written(format, texts)).toEqual(texts);
      }),
      { numRuns: 25 },
    );
  });
});

test('a CSV for a French spreadsheet: semicolons, BOM, CRLF, decimal comma, French days, Paris time', async () => {
  const rows: Cell[][] = [
    ['01234', 'dit "le Grand"; né\nici', 1760, -12.5, '2018-01-26', '2018-06-30T22:15:42.500Z', true],
  ];
  const { text } = await csvOf({ rows });
  expect(text).toBe(
    '\uFEFF"Identifiant";"Titulaire";"Nombre";"Part";"Depuis";"Vu";"Doit changer"\r\n' +
      '"01234";"dit ""le Grand""; né\nici";1760;-12,5;26/01/2018;01/07/2018 00:15:42,500;oui\r\n',
  );
});

test('a CSV for exchange: RFC 4180, dot, ISO days, instants with their offset', async () => {
  const rows: Cell[][] = [
    ['01234', 'a,b', 1760, -12.5, '2018-01-26', '2018-01-26T13:02:00.000Z', false],
    [null, '', null, null, null, null, null],
  ];
  const { text } = await csvOf({ rows, profile: 'echange' });
  expect(text).toBe(
    '"Identifiant","Titulaire","Nombre","Part","Depuis","Vu","Doit changer"\r\n' +
      '"01234","a,b",1760,-12.5,2018-01-26,2018-01-26T14:02:00+01:00,false\r\n,,,,,,\r\n',
  );
});

test('in CSV a text that would be computed is guarded and told; numbers are not touched', async () => {
  const texts = ['=1+1', '+33', '-5', '@x', '\tx', '\rx', '\u0000=1', ' =1', "'=1", '5'];
  const { text, result } = await csvOf({ columns: oneText, rows: texts.map((one) => [one]), profile: 'echange' });
  expect(text.split('\r\n').slice(1, -1)).toEqual([
    '"\'=1+1"',
    '"\'+33"',
    '"\'-5"',
    '"\'@x"',
    '"\'\tx"',
    '"\'\nx"',
    '"\'=1"',
    '" =1"',
    '"\'=1"',
    '"5"',
  ]);
  expect(result.alterations.find(({ kind }) => kind === 'formula-guarded')).toEqual({
    kind: 'formula-guarded',
    count: 7,
    examples: [2, 3, 4, 5, 6].map((row) => `Comptes à revoir ligne ${row}, text`),
  });
  const numbers = await csvOf({ columns: [{ key: 'n', header: 'N', type: 'decimal' }], rows: [[-5], [-0.5]] });
  expect(numbers.text).toBe('\uFEFF"N"\r\n-5\r\n-0,5\r\n');
  expect(numbers.result.alterations).toEqual([]);
});

test.each(['xlsx', 'ods', 'csv'] as const)('in %s what cannot be held is emptied or cut, and told', async (format) => {
  const long = `${'x'.repeat(32_766)}👩`;
  const rows: Cell[][] = [
    [
      'a\u0000b\uFFFEc\u001Bd',
      '\uD83D alone',
      Number.NaN,
      Number.POSITIVE_INFINITY,
      '2018-02-30',
      '2018-01-26T13:02:00',
      null,
    ],
    [long, 'x'.repeat(32_767), 1, 1.5, '1899-12-31', '0000-00-00T00:00:00.000Z', null],
  ];
  const path = join(folder, `t.${format}`);
  const { alterations } = await writeSpreadsheet(orderOf({ format, path, rows }));
  const place = (row: number, key: string) => `Comptes à revoir ligne ${row}, ${key}`;
  expect(new Set(alterations)).toEqual(
    new Set([
      { kind: 'forbidden-character', count: 2, examples: [place(2, 'id'), place(2, 'name')] },
      { kind: 'not-a-number', count: 2, examples: [place(2, 'count'), place(2, 'share')] },
      {
        kind: 'impossible-date',
        count: 4,
        examples: [place(2, 'since'), place(2, 'seen'), place(3, 'since'), place(3, 'seen')],
      },
      { kind: 'text-cut', count: 1, examples: [place(3, 'id')] },
    ]),
  );
  if (format !== 'xlsx') return;
  const sheet = read(await readFile(path)).Sheets[about.title] ?? {};
  expect([sheet.A2?.v, sheet.B2?.v, sheet.C2, sheet.D2, sheet.E2, sheet.F2]).toEqual([
    'abcd',
    ' alone',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(sheet.A3?.v).toBe('x'.repeat(32_766));
});

test.each(['xlsx', 'ods'] as const)(
  'more rows than a sheet of %s holds go on on the next, under the same header',
  async (format) => {
    const path = join(folder, `t.${format}`);
    const rows = Array.from({ length: 25 }, (_, at): Cell[] => [String(at)]);
    const result = await writeSpreadsheet(orderOf({ format, path, rows, columns: oneText, rowsPerSheet: 10 }));
    expect(result).toMatchObject({ rows: 25, sheets: 3 });
    const book = read(await readFile(path));
    expect(book.SheetNames).toEqual(['Comptes à revoir', 'Comptes à revoir 2', 'Comptes à revoir 3', 'À propos']);
    const lines = book.SheetNames.slice(0, 3).map((name) =>
      utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1 }).flat(),
    );
    expect(lines.map((sheet) => sheet[0])).toEqual(['Texte', 'Texte', 'Texte']);
    expect(lines.flatMap((sheet) => sheet.slice(1))).toEqual(rows.flat());
  },
);

test.each(['xlsx', 'ods', 'csv'] as const)('%s without a row is a file with its header', async (format) => {
  const path = join(folder, `t.${format}`);
  expect(await writeSpreadsheet(orderOf({ format, path, rows: [], columns: oneText }))).toMatchObject({
    rows: 0,
    sheets: 1,
  });
  const { SheetNames, Sheets } = read(await readFile(path));
  expect(utils.sheet_to_json(Sheets[SheetNames[0] ?? ''] ?? {}, { header: 1 })).toEqual([['Texte']]);
});

test.each(['xlsx', 'ods'] as const)('%s says in its properties who made it, why, and until when', async (format) => {
  const path = join(folder, `t.${format}`);
  await writeSpreadsheet(
    orderOf({ format, path, about: { ...about, title: '[Comptes] = à/revoir \u0001 de la réunion de janvier' } }),
  );
  const book = read(await readFile(path), { bookProps: false });
  expect(book.SheetNames).toEqual(['Comptes = à revoir de la réunio', 'À propos']);
  const parts = unzip(await readFile(path)).map(({ contents }) => contents.toString());
  const said = parts.filter((part) => /<(cp:coreProperties|Properties|office:document-meta)/.test(part)).join('');
  for (const fact of [
    'Jeanne d’Exemple &amp; fils',
    'Prévenir les membres',
    '2018-02-26',
    '[Comptes] = à/revoir  de la',
  ])
    expect(said).toContain(fact);
});

test('rows may come asynchronously', async () => {
  async function* slowly(): AsyncGenerator<Cell[]> {
    for (let at = 0; at < 250; at++) yield [String(at)];
  }
  const { text, result } = await csvOf({ columns: oneText, rows: slowly() });
  expect(result.rows).toBe(250);
  expect(text.split('\r\n')).toHaveLength(252);
});

test('a value of another kind than its column is a defect, and there is no file', async () => {
  const rows: Cell[][] = [[1]];
  await expect(csvOf({ columns: oneText, rows })).rejects.toThrow(TypeError);
  expect(await readdir(folder)).toEqual([]);
});

test.each(['xlsx', 'ods', 'csv'] as const)(
  'cancelled half-way, %s leaves nothing and closes its source',
  async (format) => {
    const stop = new AbortController();
    let closed = false;
    function* endless(): Generator<Cell[]> {
      try {
        for (let at = 0; ; at++) yield [`${at} ${at * 7_919}`];
      } finally {
        closed = true;
      }
    }
    const path = join(folder, `t.${format}`);
    await writeFile(path, 'former');
    const writing = writeSpreadsheet(
      orderOf({
        format,
        path,
        columns: oneText,
        rows: endless(),
        signal: stop.signal,
        onProgress: (rows) => rows > 100_000 && stop.abort(),
      }),
    );
    await expect(writing).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(closed).toBe(true);
    expect(await readdir(folder)).toEqual([`t.${format}`]);
    expect(await readFile(path, 'utf8')).toBe('former');
  },
);

test('what a killed application left in the folder is removed, what a living one writes is not', async () => {
  const dead = '.ouvadesk-999999999-0123456789ab.partial';
  const alive = `.ouvadesk-${process.pid}-0123456789ab.partial`;
  for (const name of [dead, alive, '.other.partial']) await writeFile(join(folder, name), '');
  await csvOf({ columns: oneText, rows: [['a']] });
  expect((await readdir(folder)).sort()).toEqual(['.other.partial', alive, 't.csv'].sort());
});

test.skipIf(process.platform === 'win32')('only its owner reads the file', async () => {
  await csvOf({ columns: oneText, rows: [['a']] });
  expect((await stat(join(folder, 't.csv'))).mode & 0o777).toBe(0o600);
});
