/** A place in the grid; the header is row -1. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The size of the grid, and how many rows a page down passes. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
  readonly page: number;
}

const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));

/**
 * Where a key leads, or undefined when it leads nowhere. Home and End are the first and the last row, for one moves in a
 * list of accounts, not in a sheet; with Ctrl the arrows go as far.
 */
export function move(key: string, mod: boolean, at: Place, { rows, columns, page }: Extent): Place | undefined {
  const row = (next: number) => ({ row: within(next, next < 0 && at.row <= 0 ? -1 : 0, rows - 1), column: at.column });
  const column = (next: number) => ({ row: at.row, column: within(next, 0, columns - 1) });
  switch (key) {
    case 'ArrowDown':
      return row(mod ? rows - 1 : at.row + 1);
    case 'ArrowUp':
      return mod ? row(0) : { row: within(at.row - 1, -1, rows - 1), column: at.column };
    case 'PageDown':
      return row(at.row + page);
    case 'PageUp':
      return row(Math.max(0, at.row - page));
    case 'Home':
      return row(0);
    case 'End':
      return row(rows - 1);
    case 'ArrowRight':
      return column(mod ? columns - 1 : at.column + 1);
    case 'ArrowLeft':
      return column(mod ? 0 : at.column - 1);
    default:
      return undefined;
  }
}
