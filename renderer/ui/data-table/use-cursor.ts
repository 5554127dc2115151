import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type Extent, move, type Place } from './move.ts';
import { countSelected, everything, nothing, type Selection, toggled, withRange } from './selection.ts';

interface CursorOptions {
  /** Another id is another list: the cursor goes back to the top and nothing stays selected. */
  readonly id: string;
  readonly extent: Extent;
  readonly selection: Selection;
  readonly onSelection: (selection: Selection) => void;
  readonly onOpen: (row: number) => void;
  readonly onHeader: (column: number) => void;
  /** Alt with an arrow, on a heading. */
  readonly onWiden: (column: number, pixels: number) => void;
  readonly onCopy: (at: Place) => void;
}

const start: Place = { row: 0, column: 0 };

/** Where one stands in the table, and what keys and pointer do there. */
export function useCursor(options: CursorOptions) {
  const { id, extent, selection, onSelection, onOpen, onHeader, onWiden, onCopy } = options;
  const [place, setPlace] = useState(start);
  const anchor = useRef<number | undefined>(undefined);
  const before = useRef(id);
  // One stands on a row that exists: the list may have become shorter.
  // A panel that opens beside may leave fewer rows or columns than there were.
  const at = {
    row: Math.min(place.row, Math.max(0, extent.rows - 1)),
    column: Math.min(place.column, Math.max(0, extent.columns - 1)),
  };

  useEffect(() => {
    if (before.current === id) return;
    before.current = id;
    anchor.current = undefined;
    setPlace((old) => (old.row <= 0 ? old : { row: 0, column: old.column }));
    if (selection.length > 0) onSelection(nothing);
  }, [id, selection, onSelection]);

  const extendTo = (row: number) => {
    anchor.current ??= at.row < 0 ? 0 : at.row;
    onSelection(withRange(nothing, anchor.current, row));
  };
  const toggle = (row: number) => {
    anchor.current = row;
    onSelection(toggled(selection, row));
  };
  const leave = () => {
    anchor.current = undefined;
    if (countSelected(selection) > 0) onSelection(nothing);
  };

  function go(key: string, mod: boolean, shift: boolean): boolean {
    const next = move(key, mod && !shift, at, extent);
    if (next === undefined) return false;
    if (shift && next.row !== at.row && next.row >= 0) extendTo(next.row);
    setPlace(next);
    return true;
  }

  function act(event: KeyboardEvent, mod: boolean): boolean {
    const key = event.key;
    if (mod && key.toLowerCase() === 'a') onSelection(everything(extent.rows));
    else if (mod && key.toLowerCase() === 'c' && String(getSelection()) === '') onCopy(at);
    else if (mod) return false;
    else if (key === 'Enter' || (key === ' ' && at.row < 0)) at.row < 0 ? onHeader(at.column) : onOpen(at.row);
    else if (key === ' ') toggle(at.row);
    else if (key === 'Escape' && selection.length > 0) leave();
    else return false;
    return true;
  }

  function onKeyDown(event: KeyboardEvent) {
    const mod = event.ctrlKey || event.metaKey;
    if (event.altKey) {
      const pixels = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
      if (pixels === undefined || at.row >= 0) return;
      event.preventDefault();
      onWiden(at.column, pixels);
      return;
    }
    if (extent.rows === 0 && at.row >= 0) return;
    if (go(event.key, mod, event.shiftKey) || act(event, mod)) event.preventDefault();
  }

  return {
    place: at,
    onKeyDown,
    setPlace,
    toggle,
    /** A click: plain opens and leaves the selection, Ctrl adds or removes, Shift goes from the last one to here. */
    click(row: number, column: number, keys: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }) {
      if (keys.shiftKey) extendTo(row);
      else if (keys.ctrlKey || keys.metaKey) toggle(row);
      else {
        leave();
        onOpen(row);
      }
      setPlace({ row, column });
    },
  };
}
