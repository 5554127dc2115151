import type { ReactNode } from 'react';

/** A column of a table: how it is drawn, and its plain text for copying and for the tooltip of a cut cell. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Pixels; the least width of a column that grows. */
  readonly width: number;
  /** Its share of what is left, 0 or absent: keeps its width. */
  readonly grow?: number;
  readonly align?: 'right';
  readonly mono?: boolean;
  readonly sortable?: boolean;
  readonly text: (row: Row) => string;
  /** Drawn instead of the text. */
  readonly cell?: (row: Row) => ReactNode;
}

export interface Sort {
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}

/** A column that was made wider or narrower keeps its pixels; the others share what is left. */
export function columnTemplate<Row>(columns: readonly Column<Row>[], widths: Readonly<Record<string, number>>): string {
  return columns
    .map(({ key, width, grow }) => {
      const chosen = widths[key];
      if (chosen !== undefined) return `${chosen}px`;
      return grow ? `minmax(${width}px, ${grow}fr)` : `${width}px`;
    })
    .join(' ');
}

/** The least width of all columns together, in pixels. */
export function leastWidth<Row>(columns: readonly Column<Row>[], widths: Readonly<Record<string, number>>): number {
  return columns.reduce((sum, { key, width }) => sum + (widths[key] ?? width), 0);
}
