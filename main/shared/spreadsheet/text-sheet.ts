import { sheetName } from './sheet-name.ts';
import type { Tally } from './tally.ts';
import { tameText } from './tame-text.ts';

/**
 * One more sheet of texts after the data: with a `header` a table, without one a form of labels and values. Small: it is held
 * whole, unlike the data. A CSV has none.
 */
export interface TextSheet {
  readonly name: string;
  readonly header?: readonly string[];
  /** In characters, one a column. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
}

/** The same with names that both formats accept and no two alike, nor like one of `taken`, and texts that they can hold. */
export function tameSheets(sheets: readonly TextSheet[], taken: readonly string[], tally: Tally): TextSheet[] {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  const tame = (text: string) => tameText(text, 'text', tally);
  return sheets.map((sheet) => {
    let number = 1;
    let name = sheetName(sheet.name, number, '');
    while (names.has(name.toLowerCase())) name = sheetName(sheet.name, ++number, '');
    names.add(name.toLowerCase());
    const header = sheet.header?.map(tame);
    return { ...sheet, name, ...(header ? { header } : {}), rows: sheet.rows.map((row) => row.map(tame)) };
  });
}
