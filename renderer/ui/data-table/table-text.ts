import type { Column } from './column.ts';

/** A cell that a spreadsheet would take for a formula once pasted. */
const formula = /^[=+\-@]/;
const number = /^[+-]?[\d\s\u00a0\u202f]+([.,]\d+)?$/;

function plain(text: string): string {
  const line = text.replace(/[\t\r\n]+/g, ' ');
  return formula.test(line) && !number.test(line) ? `'${line}` : line;
}

/** Rows as tab-separated text with their titles, as spreadsheets take it; what looks like a formula is guarded by an apostrophe. */
export function tableText<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map((column) => plain(column.text(row))).join('\t'));
  return [columns.map((column) => plain(column.title)).join('\t'), ...lines].join('\n');
}
