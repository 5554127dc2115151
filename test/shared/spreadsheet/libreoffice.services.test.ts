import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cell, CellType } from '../../../main/shared/spreadsheet/cell.ts';
import { instantNumber, openWallClock } from '../../../main/shared/spreadsheet/civil-time.ts';
import { isoWall } from '../../../main/shared/spreadsheet/sheet-value.ts';
import { hasLibreOffice, openedByLibreOffice } from './libreoffice.ts';
import { columns, oddRows } from './odd-cells.ts';
import type { FlatCell, FlatSheet } from './read-flat-ods.ts';

const run = promisify(execFile);
const paris = openWallClock('Europe/Paris');
/** Separator, quote, UTF-8, first line, no column formats, language (1036 French, 1033 English), quoted is text, dates are recognised. */
const french = '59,34,76,1,,1036,true,true';
const english = '44,34,76,1,,1033,true,true';

type Comparable = { type: string; value: string | number };

if (!hasLibreOffice) console.info('skipped: LibreOffice (soffice) is not here, so the files are not opened by it.');

type Opened = Record<'typed' | 'french' | 'exchange', FlatSheet[][]>;

const zones = ['Europe/Paris', 'UTC', 'Pacific/Noumea'] as const;
let folder = '';
let opened: Readonly<Record<(typeof zones)[number], Opened>>;

/** Files written in every zone, opened by one start of LibreOffice a way of reading: its starts are what takes time. */
beforeAll(async () => {
  if (!hasLibreOffice) return;
  folder = await mkdtemp(join(tmpdir(), 'ouvadesk-sheet-'));
  const script = join(import.meta.dirname, 'write-odd-cells.ts');
  await Promise.all(
    zones.map((zone, at) => run(process.execPath, [script, folder, `${at}-`], { env: { ...process.env, TZ: zone } })),
  );
  const open = (names: string[], filter?: string) =>
    openedByLibreOffice(
      zones.flatMap((_, at) => names.map((name) => join(folder, `${at}-${name}`))),
      { home: folder, timeZone: 'Pacific/Noumea', ...(filter ? { filter } : {}) },
    );
  const typedSheets = await open(['typed.ods', 'excel.xlsx']);
  const frenchSheets = await open(['francais.csv'], french);
  const exchangeSheets = await open(['echange.csv'], english);
  const of = (at: number): Opened => ({
    typed: typedSheets.slice(2 * at, 2 * at + 2),
    french: frenchSheets.slice(at, at + 1),
    exchange: exchangeSheets.slice(at, at + 1),
  });
  opened = { 'Europe/Paris': of(0), UTC: of(1), 'Pacific/Noumea': of(2) };
}, 240_000);
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

describe.skipIf(!hasLibreOffice).each(zones)('written in %s', (zone) => {
  test('ODS holds every cell with its type', () => {
    const [sheet, ...others] = opened[zone].typed[0] ?? [];
    compare(sheet, typed);
    expectAbout(others);
  });

  test('XLSX holds every cell with its type', () => {
    const [sheet, ...others] = opened[zone].typed[1] ?? [];
    compare(sheet, typed);
    expectAbout(others);
  });

  test('CSV for a French spreadsheet opens as typed there, formulas guarded', () => {
    compare(opened[zone].french[0]?.[0], (cell, type) => {
      if (type === 'yes-no' && cell !== null) return { type: 'string', value: cell ? 'oui' : 'non' };
      return guarded(cell, type);
    });
  });

  test('CSV for exchange says the same in ISO', () => {
    compare(opened[zone].exchange[0]?.[0], (cell, type) => {
      if (type === 'instant' && typeof cell === 'string') return { type: 'string', value: withOffset(cell) };
      return guarded(cell, type);
    });
  });
});

/** Every cell of the sheet against what was handed over. */
function compare(sheet: FlatSheet | undefined, expected: (cell: Cell, type: CellType) => Comparable): void {
  const [header, ...rows] = sheet?.rows ?? [];
  expect(header?.map(({ value }) => value)).toEqual(columns.map((column) => column.header));
  const wanted = oddRows.map((row) => row.map((cell, at) => expected(cell, columns[at]?.type ?? 'text')));
  const found = wanted.map((row, line) => row.map((_, at) => comparable(rows[line]?.[at])));
  expect(found).toEqual(wanted);
  expect(rows.flat().filter(({ formula = '' }) => formula && !/^of:=(TRUE|FALSE)\(\)$/.test(formula))).toEqual([]);
}

function comparable(cell: FlatCell | undefined): Comparable {
  if (!cell || cell.type === 'empty') return { type: 'empty', value: '' };
  // LibreOffice makes a formula of every boolean that it finds in an Excel file.
  if (cell.formula === 'of:=TRUE()' || cell.formula === 'of:=FALSE()')
    return { type: 'boolean', value: String(cell.value === '1') };
  if (cell.type === 'float') return { type: 'float', value: fifteenDigits(Number(cell.value)) };
  // LibreOffice writes fractions of a second down to the nanosecond; midnight of a day has no time.
  if (cell.type === 'date')
    return {
      type: 'date',
      value: isoWall(Math.round(Date.parse(`${cell.value.slice(0, 10)}T${cell.value.slice(11) || '00:00:00'}Z`))),
    };
  return { type: cell.type, value: cell.value };
}

function typed(cell: Cell, type: CellType): Comparable {
  if (cell === null || cell === '') return { type: 'empty', value: '' };
  if (type === 'yes-no') return { type: 'boolean', value: String(cell) };
  if (typeof cell === 'number') return { type: 'float', value: fifteenDigits(cell) };
  if (type === 'day') return { type: 'date', value: `${cell}T00:00:00` };
  if (type === 'instant') return { type: 'date', value: isoWall(paris(instantNumber(String(cell)) ?? 0)) };
  return { type: 'string', value: String(cell) };
}

/** LibreOffice writes what it holds with 15 digits. */
function fifteenDigits(value: number): number {
  return Number.isSafeInteger(value) ? value + 0 : Number(value.toPrecision(15));
}

function guarded(cell: Cell, type: CellType): Comparable {
  const wanted = typed(cell, type);
  const isFormula = wanted.type === 'string' && /^[=+\-@\t\r]/.test(String(cell));
  return isFormula ? { type: 'string', value: `'${cell}` } : wanted;
}

function withOffset(instant: string): string {
  const time = instantNumber(instant) ?? 0;
  const wall = paris(time);
  return `${isoWall(wall)}+0${(wall - time) / 3_600_000}:00`;
}

function expectAbout(sheets: readonly FlatSheet[]): void {
  expect(sheets.map(({ name }) => name)).toEqual(['À propos']);
  const facts = new Map(sheets[0]?.rows.map(([label, value]) => [label?.value, value?.value]));
  expect(facts.get('Par')).toBe('Jeanne d’Exemple & fils');
  expect(facts.get('Finalité')).toBe('Prévenir les membres');
  expect(facts.get('Exporté le')).toBe('27/01/2018 00:30');
  expect(facts.get('À supprimer au plus tard le')).toBe('26/02/2018');
}
