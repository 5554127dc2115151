import { useVirtualizer } from '@tanstack/react-virtual';
import { Check, Minus } from 'lucide-react';
import { type MouseEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../../words.ts';
import { useKeys } from '../keys.ts';
import { type Explanation, Failure } from '../states.tsx';
import { type Column, columnTemplate, leastWidth, type Sort } from './column.ts';
import c from './data-table.module.css';
import { Heading } from './heading.tsx';
import { countSelected, coversAll, everything, isSelected, nothing, type Selection } from './selection.ts';
import { TableRow } from './table-row.tsx';
import { useCopy } from './use-copy.ts';
import { useCursor } from './use-cursor.ts';
import { useLate } from './use-late.ts';
import { type Source, useWindows } from './use-windows.ts';

const told = () => {};
const rowHeight = 32;
const leastColumn = 56;
/** Milliseconds after which what still answers the question before is dimmed: most answers come sooner, and nothing flickers. */
const dimsAfter = 200;
/** Widths chosen by hand, by table, as long as the window is open. */
const chosenWidths = new Map<string, Record<string, number>>();

interface DataTableProps<Row> {
  /** Names the table for those who do not see it, and keeps its widths. */
  label: string;
  name: string;
  columns: readonly Column<Row>[];
  source: Source<Row>;
  sort?: Sort | undefined;
  onSort?: (key: string) => void;
  selection: Selection;
  onSelection: (selection: Selection) => void;
  /** Enter or a click. */
  onOpen: (row: Row, index: number) => void;
  /** The cursor came on another row while one is open: the panel follows. */
  isOpen?: (row: Row) => boolean;
  explain: (error: unknown) => Explanation;
  /** In the place of the rows when there is none. */
  empty: ReactNode;
  /** Under the rows: is given how many the list has, once that is known. */
  foot?: (total: number | undefined) => ReactNode;
}

/** A list of any length as a table: rows come by windows from the server, and only those in sight exist. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, name, columns, source, sort, onSort, selection, onSelection, onOpen, isOpen, explain, empty, foot } =
    props;
  const t = useWords('dataTable');
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [widths, setWidths] = useState(() => chosenWidths.get(name) ?? {});
  const [seen, setSeen] = useState({ first: 0, last: 40 });
  const windows = useWindows(source, seen.first, seen.last);
  const total = windows.total ?? 0;
  const copy = useCopy(columns, selection, source, windows);
  const late = useLate(windows.stale, dimsAfter);

  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    scrollMargin: 0,
    scrollPaddingStart: rowHeight,
    paddingStart: 0,
    onChange: (instance) => {
      const first = instance.range?.startIndex ?? 0;
      const last = instance.range?.endIndex ?? 0;
      setSeen((old) => (old.first === first && old.last === last ? old : { first, last }));
    },
  });
  // The height that the list has observed: the page itself would have to be laid out for the answer, at each letter.
  const page = Math.max(1, Math.floor(((rows.scrollRect?.height ?? 400) - rowHeight) / rowHeight) - 1);

  const widen = (key: string, pixels: number) => {
    const next = { ...widths, [key]: Math.max(leastColumn, Math.round(pixels)) };
    chosenWidths.set(name, next);
    setWidths(next);
  };
  const cursor = useCursor({
    id: source.id,
    extent: { rows: total, columns: columns.length, page },
    selection,
    onSelection,
    onOpen: (index) => {
      const row = windows.stale ? undefined : windows.rowAt(index);
      if (row !== undefined) onOpen(row, index);
    },
    onHeader: (column) => {
      const chosen = columns[column];
      if (chosen?.sortable) onSort?.(chosen.key);
    },
    onWiden: (column, pixels) => {
      const chosen = columns[column];
      if (chosen) widen(chosen.key, (widths[chosen.key] ?? chosen.width) + pixels);
    },
    onCopy: copy,
  });
  const { row: here } = cursor.place;

  // Another question: its answer is read from the top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is what matters
  useLayoutEffect(() => {
    // Asked of the list, not of the page, which would have to be laid out for the answer.
    if ((rows.scrollOffset ?? 0) > 0) scroller.current?.scrollTo({ top: 0 });
  }, [source.id]);

  useEffect(() => {
    const node = scroller.current;
    if (!node || here < 0) return;
    // The sticky header hides the first 32 pixels of what is scrolled.
    const top = here * rowHeight;
    const visible = node.clientHeight - rowHeight;
    if (top < node.scrollTop) node.scrollTop = top;
    else if (top + rowHeight > node.scrollTop + visible) node.scrollTop = top + rowHeight - visible;
  }, [here]);

  // The panel that is open shows the row on which one comes to stand.
  const opened = useRef(false);
  const hereRow = windows.stale || here < 0 ? undefined : windows.rowAt(here);
  const arrived = hereRow !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move of the cursor, or the arrival of its row
  useEffect(() => {
    if (opened.current && hereRow !== undefined && document.activeElement === scroller.current) onOpen(hereRow, here);
  }, [here, arrived]);

  const items = rows.getVirtualItems();
  opened.current =
    isOpen !== undefined &&
    Array.from(items).some(({ index }) => {
      const row = windows.rowAt(index);
      return row !== undefined && isOpen(row);
    });

  useKeys([
    { keys: 'arrows', says: t('keyMove'), run: told, toldOnly: true },
    { keys: 'enter', says: t('keyOpen'), run: told, toldOnly: true },
    { keys: 'space', says: t('keySelect'), run: told, toldOnly: true },
    { keys: 'mod+a', says: t('keySelectAll'), run: told, toldOnly: true },
    { keys: 'mod+c', says: t('keyCopy'), run: told, toldOnly: true },
  ]);

  const click = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const index = Number(target.closest<HTMLElement>('[data-row]')?.dataset.row ?? Number.NaN);
    if (Number.isNaN(index)) return;
    if (target.closest('[data-pick]') && !event.shiftKey) {
      cursor.toggle(index);
      cursor.setPlace({ row: index, column: 0 });
      return;
    }
    if (String(getSelection()) !== '' && !event.shiftKey) return;
    cursor.click(index, Number(target.closest<HTMLElement>('[data-column]')?.dataset.column ?? 0), event);
  };

  const picked = countSelected(selection);
  const all = coversAll(selection, total);
  if (windows.error && windows.total === undefined)
    return <Failure explanation={explain(windows.error)} retry={windows.retry} />;
  return (
    <div className={c.wrap} data-late={late || undefined}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows are placed by the virtual list, which a table element forbids */}
      <div
        ref={scroller}
        role="grid"
        className={c.grid}
        data-empty={(windows.total === 0 && !windows.stale) || undefined}
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        aria-busy={windows.total === undefined || windows.stale}
        aria-activedescendant={
          here < 0 ? `${id}-h-${cursor.place.column}` : total > 0 ? `${id}-${here}-${cursor.place.column}` : undefined
        }
        tabIndex={0}
        onKeyDown={cursor.onKeyDown}
        onClick={click}
        onMouseDown={(event) => {
          // Shift with a click selects rows, not the text between them.
          if (event.shiftKey) event.preventDefault();
        }}
        style={
          { '--columns': columnTemplate(columns, widths), '--least': `${leastWidth(columns, widths) + 48}px` } as object
        }
      >
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="rowgroup" className={c.head}>
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus */}
          <div role="row" className={c.row} aria-rowindex={1}>
            {/* biome-ignore lint/a11y/useSemanticElements: as above */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus */}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: Ctrl+A in useCursor */}
            <div
              role="columnheader"
              aria-colindex={1}
              className={c.pick}
              title={t('selectAll')}
              onClick={() => onSelection(all ? nothing : everything(total))}
            >
              <span className="visually-hidden">{t('select')}</span>
              <span className={c.box} data-on={picked > 0 || undefined}>
                {all && <Check size={11} strokeWidth={3} aria-hidden />}
                {picked > 0 && !all && <Minus size={11} strokeWidth={3} aria-hidden />}
              </span>
            </div>
            {columns.map((column, index) => (
              <Heading
                key={column.key}
                id={`${id}-h-${index}`}
                column={column}
                index={index}
                sort={sort}
                here={here < 0 && cursor.place.column === index}
                onClick={() => column.sortable && onSort?.(column.key)}
                onWidth={(pixels) => widen(column.key, pixels)}
              />
            ))}
          </div>
        </div>
        {total > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: as above
          <div role="rowgroup" className={c.body} style={{ height: total * rowHeight }}>
            {items.map(({ index, start }) => {
              const row = windows.rowAt(index);
              return (
                <TableRow
                  key={index}
                  id={`${id}-${index}`}
                  row={row}
                  index={index}
                  top={start}
                  columns={columns}
                  selected={isSelected(selection, index)}
                  open={row !== undefined && (isOpen?.(row) ?? false)}
                  here={here === index ? cursor.place.column : undefined}
                />
              );
            })}
          </div>
        )}
      </div>
      {windows.total === 0 && !windows.stale && empty}
      {foot?.(windows.total)}
    </div>
  );
}
