import { type Book, type BookSetup, type Fact, rowsPerSheet } from './book.ts';
import type { Cell } from './cell.ts';
import { odsCell, odsText } from './ods-cells.ts';
import * as parts from './ods-parts.ts';
import { isoWall } from './sheet-value.ts';
import type { TextSheet } from './text-sheet.ts';
import { columnName } from './xlsx-cells.ts';
import { escapeAttribute } from './xml.ts';
import { openZip } from './zip.ts';

/** An OpenDocument spreadsheet (ODF 1.3) written as it comes: all its sheets are in one file of the archive. */
export async function openOds(setup: BookSetup): Promise<Book> {
  const { columns, widths, tally, clock, words, properties } = setup;
  const created = clock(Date.parse(properties.createdAt));
  const zip = openZip(setup.sink, created);
  const writers = columns.map((column) => odsCell(column, tally, clock));
  const lastColumn = columnName(columns.length - 1);
  const sheets: string[] = [];
  const filters: string[] = [];

  await zip.add('mimetype', parts.odsMime, true);
  await zip.add('META-INF/manifest.xml', parts.manifestPart);
  await zip.add('meta.xml', parts.metaPart(properties, words, isoWall(created)));
  await zip.add('styles.xml', parts.stylesPart(words));
  const content = await zip.entry('content.xml');
  const writeText = (text: string) => content.write(Buffer.from(text));
  await writeText(parts.contentStart(widths));

  return {
    rowsPerSheet,
    async openSheet(name) {
      sheets.push(name);
      const styled = columns.map(
        ({ type }, at) => `<table:table-column table:style-name="co${at}" table:default-cell-style-name="${type}"/>`,
      );
      const header = columns.map(({ header }) => odsText(header, 'header'));
      await writeText(
        `<table:table table:name="${escapeAttribute(name)}" table:style-name="sheet">${styled.join('')}<table:table-header-rows><table:table-row>${header.join('')}</table:table-row></table:table-header-rows>`,
      );
    },
    row(cells: readonly Cell[]) {
      let row = '<table:table-row>';
      for (let at = 0; at < writers.length; at++) row += writers[at]?.(cells[at] ?? null);
      return `${row}</table:table-row>`;
    },
    write: (bytes) => content.write(bytes),
    async closeSheet(lastRow) {
      const sheet = `'${(sheets.at(-1) ?? '').replaceAll("'", "''")}'`;
      filters.push(`${sheet}.A1:${sheet}.${lastColumn}${lastRow}`);
      await writeText('</table:table>');
    },
    async finish({ name, facts, more }) {
      await writeText(more.map(textTable).join('') + aboutTable(name, facts) + parts.contentEnd(filters));
      await content.close();
      await zip.add('settings.xml', parts.settingsPart(sheets));
      await zip.close();
    },
    destroy: () => content.destroy(),
  };
}

/** A table of texts; the widths of its columns are those of the few that content.xml knows. */
function textTable({ name, header, widths, rows }: TextSheet): string {
  const columns = widths.map((width) => `<table:table-column table:style-name="${parts.textColumn(width)}"/>`);
  const line = (cells: readonly string[], style: (at: number) => string) =>
    `<table:table-row>${cells.map((text, at) => odsText(text, style(at))).join('')}</table:table-row>`;
  const head = header ? `<table:table-header-rows>${line(header, () => 'header')}</table:table-header-rows>` : '';
  const body = rows.map((row) => line(row, (at) => (at === 0 && !header ? 'label' : 'value')));
  return `<table:table table:name="${escapeAttribute(name)}" table:style-name="sheet">${columns.join('')}${head}${body.join('')}</table:table>`;
}

function aboutTable(name: string, facts: readonly Fact[]): string {
  const rows = facts.map(
    ({ label, value }) => `<table:table-row>${odsText(label, 'label')}${odsText(value, 'value')}</table:table-row>`,
  );
  return `<table:table table:name="${escapeAttribute(name)}" table:style-name="sheet"><table:table-column table:style-name="label-column"/><table:table-column table:style-name="value-column"/>${rows.join('')}</table:table>`;
}
