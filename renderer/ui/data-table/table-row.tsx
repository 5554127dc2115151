import { Check } from 'lucide-react';
import { memo } from 'react';
import type { Column } from './column.ts';
import c from './data-table.module.css';

interface TableRowProps<Row> {
  id: string;
  row: Row | undefined;
  index: number;
  top: number;
  columns: readonly Column<Row>[];
  selected: boolean;
  open: boolean;
  /** The column on which the cursor stands, if it is in this row. */
  here: number | undefined;
}

function className<Row>(column: Column<Row>): string {
  return [c.cell, column.align === 'right' ? c.right : '', column.mono ? c.mono : ''].join(' ');
}

/** One row; grey bars in the place of what has not arrived yet. Clicks and keys are heard by the table. */
function Row<Row>({ id, row, index, top, columns, selected, open, here }: TableRowProps<Row>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by the virtual list, which a table element forbids
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus and names the current cell
    <div
      role="row"
      className={c.row}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-row={index}
      data-open={open || undefined}
      style={{ top }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <div role="gridcell" aria-colindex={1} className={c.pick} data-pick>
        <span className={c.box} data-on={selected || undefined}>
          {selected && <Check size={11} strokeWidth={3} aria-hidden />}
        </span>
      </div>
      {columns.map((column, place) => {
        const text = row === undefined ? undefined : column.text(row);
        return (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={column.key}
            id={`${id}-${place}`}
            role="gridcell"
            aria-colindex={place + 2}
            data-column={place}
            data-here={here === place || undefined}
            className={className(column)}
            title={text}
          >
            {row === undefined ? <span className={c.placeholder} /> : (column.cell?.(row) ?? text)}
          </div>
        );
      })}
    </div>
  );
}

export const TableRow = memo(Row) as typeof Row;
