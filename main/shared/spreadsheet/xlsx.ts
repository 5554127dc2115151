import { type Book, type BookSetup, type Fact, rowsPerSheet } from './book.ts';
import type { Cell } from './cell.ts';
import type { TextSheet } from './text-sheet.ts';
import { columnName, xlsxCell, xlsxStyle, xlsxText } from './xlsx-cells.ts';
import * as parts from './xlsx-parts.ts';
import { openZip, type ZipEntry } from './zip.ts';

/** An Excel workbook (ECMA-376, transitional) written as it comes. */
export async function openXlsx(setup: BookSetup): Promise<Book> {
  const { columns, widths, tally, clock, words, properties } = setup;
  const zip = openZip(setup.sink, clock(Date.parse(properties.createdAt)));
  const writers = columns.map((column, place) => xlsxCell(column, place, tally, clock));
  const lastColumn = columnName(columns.length - 1);
  const sheets: parts.XlsxSheet[] = [];
  let entry: ZipEntry | undefined;

  await zip.add('_rels/.rels', parts.packageRelations);
  await zip.add('docProps/app.xml', parts.appPart);
  await zip.add('docProps/core.xml', parts.corePart(properties, words));
  await zip.add('docProps/custom.xml', parts.customPart(properties, words));
  await zip.add('xl/styles.xml', parts.stylesPart(words));

  async function write(bytes: Buffer): Promise<void> {
    await entry?.write(bytes);
  }
  const writeText = (text: string) => write(Buffer.from(text));

  return {
    rowsPerSheet,
    async openSheet(name) {
      sheets.push({ name });
      entry = await zip.entry(`xl/worksheets/sheet${sheets.length}.xml`);
      await writeText(parts.sheetStart(widths, { frozen: true, selected: sheets.length === 1 }));
      const header = columns.map(({ header }, at) => xlsxText(header, columnName(at), 1, xlsxStyle.header));
      await writeText(`<row r="1">${header.join('')}</row>`);
    },
    row(cells: readonly Cell[], number: number) {
      let row = `<row r="${number}">`;
      for (let at = 0; at < writers.length; at++) row += writers[at]?.(cells[at] ?? null, number);
      return `${row}</row>`;
    },
    write,
    async closeSheet(lastRow) {
      const sheet = sheets.pop();
      if (sheet) sheets.push({ ...sheet, filter: `$A$1:$${lastColumn}$${lastRow}` });
      await writeText(parts.sheetEnd(`A1:${lastColumn}${lastRow}`));
      await entry?.close();
      entry = undefined;
    },
    async finish({ name, facts, more }) {
      for (const sheet of more) {
        sheets.push({ name: sheet.name });
        await zip.add(`xl/worksheets/sheet${sheets.length}.xml`, textSheet(sheet));
      }
      sheets.push({ name });
      await zip.add(`xl/worksheets/sheet${sheets.length}.xml`, aboutSheet(facts));
      await zip.add('xl/workbook.xml', parts.workbookPart(sheets));
      await zip.add('xl/_rels/workbook.xml.rels', parts.workbookRelations(sheets.length));
      await zip.add('[Content_Types].xml', parts.contentTypes(sheets.length));
      await zip.close();
    },
    destroy: () => entry?.destroy(),
  };
}

function textSheet({ header, widths, rows }: TextSheet): string {
  const line = (cells: readonly string[], number: number, style: (at: number) => number) =>
    `<row r="${number}">${cells.map((text, at) => xlsxText(text, columnName(at), number, style(at))).join('')}</row>`;
  const head = header ? line(header, 1, () => xlsxStyle.header) : '';
  const body = rows.map((row, at) =>
    line(row, at + (header ? 2 : 1), (place) => (place === 0 && !header ? xlsxStyle.label : xlsxStyle.value)),
  );
  const start = parts.sheetStart(widths, { frozen: header !== undefined, selected: false });
  return start + head + body.join('') + parts.sheetEnd();
}

function aboutSheet(facts: readonly Fact[]): string {
  const rows = facts.map(
    ({ label, value }, at) =>
      `<row r="${at + 1}">${xlsxText(label, 'A', at + 1, xlsxStyle.label)}${xlsxText(value, 'B', at + 1, xlsxStyle.value)}</row>`,
  );
  return parts.sheetStart([40, 70], { frozen: false, selected: false }) + rows.join('') + parts.sheetEnd();
}
