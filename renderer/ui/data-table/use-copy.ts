import { useQueryClient } from '@tanstack/react-query';
import { useWords } from '../../words.ts';
import { notify } from '../notice.tsx';
import { useFormat } from '../use-format.ts';
import type { Column } from './column.ts';
import type { Place } from './move.ts';
import { countSelected, type Selection } from './selection.ts';
import { tableText } from './table-text.ts';
import { readRanges, type Source, type Windows } from './use-windows.ts';

/** More belongs in an export, which has a purpose and is entered in the journal. */
const most = 2_000;

/** Copies the selected rows as tab-separated text, or the cell on which one stands, and says so. */
export function useCopy<Row>(
  columns: readonly Column<Row>[],
  selection: Selection,
  source: Source<Row>,
  windows: Windows<Row>,
) {
  const queries = useQueryClient();
  const t = useWords('dataTable');
  const format = useFormat();

  async function text(at: Place): Promise<string> {
    if (selection.length > 0) return tableText(columns, await readRanges(queries, source, selection));
    const row = windows.rowAt(at.row);
    return row === undefined ? '' : (columns[at.column]?.text(row) ?? '');
  }

  return async (at: Place) => {
    const count = countSelected(selection);
    if (count > most) return notify('review', t('copyTooMany', { most: format.number(most) }));
    try {
      await navigator.clipboard.writeText(await text(at));
      notify('good', count > 0 ? t('copiedRows', { count }) : t('copiedCell'));
    } catch {
      notify('review', t('copyRefused'));
    }
  };
}
