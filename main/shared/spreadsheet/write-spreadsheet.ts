import { dirname } from 'node:path';
import type { CsvProfile, ExportFormat } from '../../../preload/contract/common.ts';
import { type About, aboutFacts, tameAbout } from './about.ts';
import type { Book, BookSetup } from './book.ts';
import type { Cell, Column } from './cell.ts';
import { openWallClock } from './civil-time.ts';
import { columnWidths } from './column-widths.ts';
import { openCsv } from './csv.ts';
import { openOds } from './ods.ts';
import { openOutputFile, removeLeftovers, temporaryBeside } from './output-file.ts';
import { peek } from './peek.ts';
import { sheetName } from './sheet-name.ts';
import { type Alteration, openTally } from './tally.ts';
import { tameText } from './tame-text.ts';
import { openTextGatherer } from './text-gatherer.ts';
import { type TextSheet, tameSheets } from './text-sheet.ts';
import { sheetWords } from './words.ts';
import { openXlsx } from './xlsx.ts';

export interface SpreadsheetOrder {
  readonly format: ExportFormat;
  /** Counts for CSV only. */
  readonly profile: CsvProfile;
  readonly locale: 'fr' | 'en';
  /** The zone whose clocks the instants are written in. */
  readonly timeZone: string;
  readonly columns: readonly Column[];
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
  /** Sheets of texts after the data; a CSV leaves them out. */
  readonly more?: readonly TextSheet[];
  readonly about: About;
  readonly path: string;
  /** Where to write until the file is whole; on the disk of `path`. */
  readonly temporary?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (rows: number) => void;
  /** Rows of data a sheet; fewer than the formats allow in tests only. */
  readonly rowsPerSheet?: number;
}

export interface SpreadsheetResult {
  readonly rows: number;
  /** Sheets of data. */
  readonly sheets: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly alterations: Alteration[];
}

const sample = 100;

/**
 * Writes a spreadsheet row by row; memory does not grow with the rows. The file appears, whole and readable by its owner
 * alone, when the promise is kept; otherwise nothing is left and an existing file is as it was. Rejects with the signal's
 * reason, the errors of node:fs (`code` ENOSPC, EACCES…), or what `rows` throws.
 */
export async function writeSpreadsheet(order: SpreadsheetOrder): Promise<SpreadsheetResult> {
  order.signal?.throwIfAborted();
  await removeLeftovers(dirname(order.path));
  const file = await openOutputFile(order.path, order.temporary ?? temporaryBeside(order.path));
  let book: Book | undefined;
  try {
    const words = sheetWords[order.locale];
    const tally = openTally(words.row);
    const { first, rows } = await peek(order.rows, sample);
    const columns = order.columns.map((column) => ({ ...column, header: tameText(column.header, column.key, tally) }));
    const setup: BookSetup = {
      sink: file,
      columns,
      widths: columnWidths(columns, first),
      tally,
      clock: openWallClock(order.timeZone),
      words,
      properties: tameAbout(order.about),
    };
    book = await openBook(order, setup);
    const { count, names } = await writeRows(book, rows, order, setup);
    const asked = order.format === 'csv' ? [] : (order.more ?? []);
    const more = tameSheets(asked, [...names, words.about, 'history'], tally);
    const facts = aboutFacts(
      { ...setup.properties, extra: order.about.extra ?? [] },
      { ...setup, rows: count, timeZone: order.timeZone },
    );
    await book.finish({ name: words.about, facts, more });
    order.signal?.throwIfAborted();
    const whole = await file.finish();
    return { rows: count, sheets: names.length + more.length, ...whole, alterations: tally.all() };
  } catch (error) {
    book?.destroy();
    await file.abandon();
    throw error;
  }
}

function openBook(order: SpreadsheetOrder, setup: BookSetup): Promise<Book> {
  switch (order.format) {
    case 'xlsx':
      return openXlsx(setup);
    case 'ods':
      return openOds(setup);
    case 'csv':
      return openCsv(setup, order.profile);
  }
}

async function writeRows(
  book: Book,
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
  { about, signal, onProgress, ...order }: SpreadsheetOrder,
  { tally, words }: BookSetup,
): Promise<{ count: number; names: string[] }> {
  const perSheet = Math.min(order.rowsPerSheet ?? Number.POSITIVE_INFINITY, book.rowsPerSheet);
  let count = 0;
  const names: string[] = [];
  let inSheet = 0;
  const gathered = openTextGatherer();

  async function flush(): Promise<void> {
    signal?.throwIfAborted();
    await book.write(gathered.take());
    onProgress?.(count);
  }
  async function nextSheet(): Promise<void> {
    await flush();
    if (names.length > 0) await book.closeSheet(inSheet + 1);
    tally.sheet = sheetName(about.sheet || about.title || words.data, names.length + 1, words.about);
    names.push(tally.sheet);
    inSheet = 0;
    await book.openSheet(tally.sheet);
  }
  /** Whether enough has gathered. */
  function add(cells: readonly Cell[]): boolean {
    count++;
    tally.row = ++inSheet + 1;
    return gathered.add(book.row(cells, tally.row));
  }

  await nextSheet();
  // The same loop twice: "for await" over plain rows costs a turn of the queue for each.
  if (Symbol.asyncIterator in rows) {
    for await (const cells of rows) {
      if (inSheet === perSheet) await nextSheet();
      if (add(cells)) await flush();
    }
  } else {
    for (const cells of rows) {
      if (inSheet === perSheet) await nextSheet();
      if (add(cells)) await flush();
    }
  }
  await flush();
  await book.closeSheet(inSheet + 1);
  return { count, names };
}
