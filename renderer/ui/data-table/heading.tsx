import { ArrowDown, ArrowUp } from 'lucide-react';
import type { PointerEvent } from 'react';
import type { Column, Sort } from './column.ts';
import c from './data-table.module.css';

interface HeadingProps<Row> {
  id: string;
  column: Column<Row>;
  index: number;
  sort: Sort | undefined;
  here: boolean;
  onClick: () => void;
  onWidth: (pixels: number) => void;
}

/** The head of a column: sorts at a click, and gives the width by its right edge. Its keys are the table's. */
export function Heading<Row>({ id, column, index, sort, here, onClick, onWidth }: HeadingProps<Row>) {
  const sorted = sort?.key === column.key ? sort.direction : undefined;
  const Arrow = sorted === 'descending' ? ArrowDown : ArrowUp;
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return;
    const left = event.currentTarget.parentElement?.getBoundingClientRect().left ?? 0;
    onWidth(event.clientX - left);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the grid, the only stop of the tab key
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by the virtual list, which a table element forbids
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus and names the current cell
    <div
      id={id}
      role="columnheader"
      aria-colindex={index + 2}
      {...(column.sortable ? { 'aria-sort': sorted ?? ('none' as const), 'data-sortable': true } : {})}
      className={`${c.title} ${column.align === 'right' ? c.right : ''}`}
      data-here={here || undefined}
      onClick={onClick}
    >
      <span>{column.title}</span>
      {sorted && <Arrow size={13} aria-hidden />}
      <div
        className={c.edge}
        aria-hidden
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onClick={(event) => event.stopPropagation()}
      />
    </div>
  );
}
