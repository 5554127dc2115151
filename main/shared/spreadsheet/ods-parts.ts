import type { Properties } from './book.ts';
import type { CellType } from './cell.ts';
import type { SheetWords } from './words.ts';
import { escapeAttribute, escapeText, xmlHead } from './xml.ts';

export const odsMime = 'application/vnd.oasis.opendocument.spreadsheet';

const names = ['office', 'style', 'text', 'table', 'number', 'meta', 'config', 'manifest'] as const;
const spaces = [
  ...names.map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'number' ? 'datastyle' : name}:1.0"`,
  ),
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:ooo="http://openoffice.org/2004/office"',
].join(' ');
const versioned = `${spaces} office:version="1.3"`;

const parts = ['content.xml', 'styles.xml', 'meta.xml', 'settings.xml'];
export const manifestPart = `${xmlHead}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${odsMime}"/>${parts
  .map((part) => `<manifest:file-entry manifest:full-path="${part}" manifest:media-type="text/xml"/>`)
  .join('')}</manifest:manifest>`;

/** Styles of cells by their names: those of the six types, and header, label and value. */
export function stylesPart(words: SheetWords): string {
  const french = words.locale === 'fr';
  const country = french ? 'FR' : 'GB';
  // Separators and "VRAI" are those of the file's language, whatever that of the computer.
  const language = `number:language="${words.locale}" number:country="${country}"`;
  const day = '<number:day number:style="long"/>';
  const month = '<number:month number:style="long"/>';
  const year = '<number:year number:style="long"/>';
  const gap = (text: string) => `<number:text>${text}</number:text>`;
  const date = french ? [day, gap('/'), month, gap('/'), year] : [year, gap('-'), month, gap('-'), day];
  const time = ['hours', 'minutes', 'seconds'].map((part) => `<number:${part} number:style="long"/>`).join(gap(':'));
  const cell = (type: CellType | 'header' | 'label' | 'value', format: string, more = '') =>
    `<style:style style:name="${type}" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="${format}">${more}</style:style>`;
  const bold = '<style:text-properties fo:font-weight="bold"/>';
  return `${xmlHead}<office:document-styles ${versioned}><office:styles><style:default-style style:family="table-cell"><style:text-properties fo:language="${words.locale}" fo:country="${country}" fo:font-size="10pt"/></style:default-style><style:style style:name="Default" style:family="table-cell"/><number:text-style style:name="n-text"><number:text-content/></number:text-style><number:number-style style:name="n-whole" ${language}><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/></number:number-style><number:number-style style:name="n-decimal" ${language}><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style><number:date-style style:name="n-day" ${language}>${date.join('')}</number:date-style><number:date-style style:name="n-instant" ${language}>${date.join('')}${gap(' ')}${time}</number:date-style><number:boolean-style style:name="n-yes-no" ${language}><number:boolean/></number:boolean-style>${cell('text', 'n-text')}${cell('whole', 'n-whole')}${cell('decimal', 'n-decimal')}${cell('day', 'n-day')}${cell('instant', 'n-instant')}${cell('yes-no', 'n-yes-no')}${cell('header', 'n-text', `<style:table-cell-properties fo:background-color="#e7ebf0" style:vertical-align="middle"/>${bold}`)}${cell('label', 'n-text', `<style:table-cell-properties style:vertical-align="top"/>${bold}`)}${cell('value', 'n-text', '<style:table-cell-properties style:vertical-align="top" fo:wrap-option="wrap"/>')}</office:styles><office:automatic-styles><style:page-layout style:name="page"><style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape" fo:margin="10mm" style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Default" style:page-layout-name="page"/></office:master-styles></office:document-styles>`;
}

export function metaPart(properties: Properties, words: SheetWords, createdWall: string): string {
  const { title, author, purpose, note, deleteBy } = properties;
  const description = [`${words.purpose}${words.colon}${purpose}`, note, `${words.deleteBy}${words.colon}${deleteBy}`]
    .filter(Boolean)
    .join('\n');
  const defined = (name: string, value: string) =>
    value ? `<meta:user-defined meta:name="${escapeAttribute(name)}">${escapeText(value)}</meta:user-defined>` : '';
  return `${xmlHead}<office:document-meta ${versioned}><office:meta><meta:generator>Ouvadesk</meta:generator><dc:title>${escapeText(title)}</dc:title><dc:description>${escapeText(description)}</dc:description><meta:initial-creator>${escapeText(author)}</meta:initial-creator><meta:creation-date>${createdWall}</meta:creation-date><dc:creator>${escapeText(author)}</dc:creator><dc:date>${createdWall}</dc:date>${defined(words.purpose, purpose)}${defined(words.note, note)}${defined(words.deleteBy, deleteBy)}</office:meta></office:document-meta>`;
}

/** The first row of each sheet of data stays in sight. */
export function settingsPart(sheets: readonly string[]): string {
  const item = (name: string, type: string, value: string | number) =>
    `<config:config-item config:name="${name}" config:type="${type}">${escapeText(String(value))}</config:config-item>`;
  const frozen = `${item('VerticalSplitMode', 'short', 2)}${item('VerticalSplitPosition', 'int', 1)}${item('ActiveSplitRange', 'short', 2)}${item('PositionTop', 'int', 0)}${item('PositionBottom', 'int', 1)}`;
  const tables = sheets.map(
    (name) =>
      `<config:config-item-map-entry config:name="${escapeAttribute(name)}">${frozen}</config:config-item-map-entry>`,
  );
  return `${xmlHead}<office:document-settings ${versioned}><office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>${item('ViewId', 'string', 'view1')}<config:config-item-map-named config:name="Tables">${tables.join('')}</config:config-item-map-named>${item('ActiveTable', 'string', sheets[0] ?? '')}</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>`;
}

/** Widths of the columns of text sheets: they are known before the sheets are. */
const textWidths = [12, 20, 30, 45, 70];

/** The style of the column that is wide enough, or the widest. */
export const textColumn = (width: number): string =>
  `text-${textWidths.find((one) => one >= width) ?? textWidths.at(-1)}`;

/** The beginning of content.xml; widths are in characters, of about 2 mm each. */
export function contentStart(widths: readonly number[]): string {
  const column = (name: string, width: number) =>
    `<style:style style:name="${name}" style:family="table-column"><style:table-column-properties style:column-width="${(width * 2).toFixed(1)}mm"/></style:style>`;
  const columns = widths.map((width, at) => column(`co${at}`, width));
  return `${xmlHead}<office:document-content ${versioned}><office:automatic-styles>${columns.join('')}${column('label-column', 40)}${column('value-column', 70)}${textWidths.map((width) => column(textColumn(width), width)).join('')}<style:style style:name="sheet" style:family="table" style:master-page-name="Default"><style:table-properties table:display="true"/></style:style></office:automatic-styles><office:body><office:spreadsheet>`;
}

export function contentEnd(filters: readonly string[]): string {
  const ranges = filters.map(
    (address, at) =>
      `<table:database-range table:name="__Anonymous_Sheet_DB__${at}" table:target-range-address="${escapeAttribute(address)}" table:display-filter-buttons="true"/>`,
  );
  return `<table:database-ranges>${ranges.join('')}</table:database-ranges></office:spreadsheet></office:body></office:document-content>`;
}
