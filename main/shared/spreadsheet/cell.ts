/** What a column holds. Spreadsheets know no other kinds of value; an identifier is a text, whatever it looks like. */
export const cellTypes = ['text', 'whole', 'decimal', 'day', 'instant', 'yes-no'] as const;
export type CellType = (typeof cellTypes)[number];

/**
 * A value by the type of its column: text is a string, whole and decimal a number, day "YYYY-MM-DD", instant ISO 8601 with
 * its zone ("2018-01-26T13:02:00.000Z"), yes-no a boolean, and null an empty cell. Never a Date: its day depends on where
 * the computer thinks it is.
 */
export type Cell = string | number | boolean | null;

export interface Column {
  readonly key: string;
  readonly header: string;
  readonly type: CellType;
  /** In characters; without it the header and the first rows decide. */
  readonly width?: number;
}

/** A value of another kind than its column is a defect of whoever hands it over: better no file than a wrong one. */
export function wrongType(column: Column, value: unknown): TypeError {
  return new TypeError(`Column ${column.key} is of type ${column.type} and was handed a ${typeof value}.`);
}
