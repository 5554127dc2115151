import type { Properties } from './book.ts';
import type { SheetWords } from './words.ts';
import { escapeAttribute, escapeText, xmlHead } from './xml.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument';

/** A sheet as the workbook lists it; `filter` is the range under its header, in absolute terms. */
export interface XlsxSheet {
  readonly name: string;
  readonly filter?: string;
}

/** Formats in the order of xlsxStyle (xlsx-cells.ts): text stays text when someone edits it, hence "@". */
export function stylesPart(words: SheetWords): string {
  const time = `${words.dayFormat} hh:mm:ss`;
  const xf = (format: number, font = 0, fill = 0, alignment = '') =>
    `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"${
      alignment ? ` applyAlignment="1"><alignment ${alignment}/></xf>` : '/>'
    }`;
  return `${xmlHead}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="${words.dayFormat}"/><numFmt numFmtId="165" formatCode="${time}"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7EBF0"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9">${xf(0)}${xf(49)}${xf(3)}${xf(4)}${xf(164)}${xf(165)}${xf(49, 1, 2, 'vertical="center"')}${xf(49, 1, 0, 'vertical="top"')}${xf(49, 0, 0, 'vertical="top" wrapText="1"')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

export function workbookPart(sheets: readonly XlsxSheet[]): string {
  const list = sheets.map(
    ({ name }, at) => `<sheet name="${escapeAttribute(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const names = sheets.map(({ name, filter }, at) => {
    if (!filter) return '';
    const sheet = escapeText(`'${name.replaceAll("'", "''")}'`);
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${sheet}!${filter}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="${at}">${sheet}!$1:$1</definedName>`;
  });
  return `${xmlHead}<workbook xmlns="${main}" xmlns:r="${office}/relationships"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${list.join('')}</sheets><definedNames>${names.join('')}</definedNames></workbook>`;
}

export function workbookRelations(count: number): string {
  const sheet = (at: number) =>
    `<Relationship Id="rId${at}" Type="${office}/relationships/worksheet" Target="worksheets/sheet${at}.xml"/>`;
  const sheets = Array.from({ length: count }, (_, at) => sheet(at + 1)).join('');
  return `${xmlHead}<Relationships xmlns="${packages}/relationships">${sheets}<Relationship Id="rId${count + 1}" Type="${office}/relationships/styles" Target="styles.xml"/></Relationships>`;
}

export const packageRelations = `${xmlHead}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${office}/relationships/extended-properties" Target="docProps/app.xml"/><Relationship Id="rId4" Type="${office}/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>`;

export function contentTypes(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${types}.spreadsheetml.worksheet+xml"/>`,
  ).join('');
  return `${xmlHead}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.spreadsheetml.sheet.main+xml"/>${sheets}<Override PartName="/xl/styles.xml" ContentType="${types}.spreadsheetml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="${types}.extended-properties+xml"/><Override PartName="/docProps/custom.xml" ContentType="${types}.custom-properties+xml"/></Types>`;
}

export const appPart = `${xmlHead}<Properties xmlns="${office}/extended-properties"><Application>Ouvadesk</Application></Properties>`;

export function corePart(properties: Properties, words: SheetWords): string {
  const { title, author, purpose, note, createdAt, deleteBy } = properties;
  const description = [`${words.purpose}${words.colon}${purpose}`, note, `${words.deleteBy}${words.colon}${deleteBy}`]
    .filter(Boolean)
    .join('\n');
  return `${xmlHead}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeText(title)}</dc:title><dc:creator>${escapeText(author)}</dc:creator><dc:description>${escapeText(description)}</dc:description><cp:lastModifiedBy>${escapeText(author)}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${createdAt}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${createdAt}</dcterms:modified></cp:coreProperties>`;
}

export function customPart(properties: Properties, words: SheetWords): string {
  const fact = (name: string, value: string, at: number) =>
    `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${at + 2}" name="${escapeAttribute(name)}"><vt:lpwstr>${escapeText(value)}</vt:lpwstr></property>`;
  const facts: [string, string][] = [
    [words.purpose, properties.purpose],
    [words.note, properties.note],
    [words.deleteBy, properties.deleteBy],
  ];
  const lines = facts.filter(([, value]) => value).map(([name, value], at) => fact(name, value, at));
  return `${xmlHead}<Properties xmlns="${office}/custom-properties" xmlns:vt="${office}/docPropsVTypes">${lines.join('')}</Properties>`;
}

/** The beginning of a sheet: its first row stays in sight, and it prints on pages as wide as its columns. */
export function sheetStart(widths: readonly number[], options: { frozen: boolean; selected: boolean }): string {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const pane = options.frozen
    ? '><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView>'
    : '/>';
  return `${xmlHead}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView${options.selected ? ' tabSelected="1"' : ''} workbookViewId="0"${pane}</sheetViews><cols>${columns.join('')}</cols><sheetData>`;
}

export function sheetEnd(filter?: string): string {
  return `</sheetData>${filter ? `<autoFilter ref="${filter}"/>` : ''}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}
