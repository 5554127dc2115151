import { type QueryClient, type QueryKey, useQueries } from '@tanstack/react-query';
import { useRef } from 'react';

/** One answer of a paged list. */
export interface Page<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

/** How a window is read; `queryKey` tells apart the windows and the questions. */
export interface WindowQuery<Row> {
  readonly queryKey: QueryKey;
  readonly queryFn: (context: { signal: AbortSignal }) => Promise<Page<Row>>;
}

/** A list read by windows. `id` names the question (filters and sort): another id is another list. */
export interface Source<Row> {
  readonly id: string;
  readonly window: (offset: number, limit: number) => WindowQuery<Row>;
}

/** Rows a window holds: more than a screen and what is read ahead, for each letter typed waits for the first window. */
export const windowSize = 64;
/** Rows read ahead of what is seen, on both sides. */
const ahead = 40;

export interface Windows<Row> {
  /** Undefined until the first answer. */
  readonly total: number | undefined;
  rowAt(index: number): Row | undefined;
  /** What is shown still answers the question before. */
  readonly stale: boolean;
  readonly error: unknown;
  /** When what is shown was read, epoch milliseconds. */
  readonly readAt: number;
  retry(): void;
}

interface View<Row> {
  id: string;
  total: number;
  pages: ReadonlyMap<number, readonly Row[]>;
  readAt: number;
}

/** The windows around the rows from `first` to `last`; until a new question is answered, the answer to the last one stays. */
export function useWindows<Row>(source: Source<Row>, first: number, last: number): Windows<Row> {
  const kept = useRef<View<Row> | undefined>(undefined);
  const from = Math.floor(Math.max(0, first - ahead) / windowSize);
  const known = kept.current?.id === source.id ? kept.current.total : undefined;
  const end = known === undefined ? last : Math.min(last + ahead, Math.max(0, known - 1));
  const to = Math.max(from, Math.floor(end / windowSize));
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const results = useQueries({
    queries: numbers.map((number) => ({
      ...source.window(number * windowSize, windowSize),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
    })),
  });

  const answered = results.find((result) => result.data !== undefined);
  if (answered?.data !== undefined) {
    const before = kept.current?.id === source.id ? kept.current.pages : undefined;
    const pages = new Map(before);
    numbers.forEach((number, index) => {
      const data = results[index]?.data;
      if (data) pages.set(number, data.rows);
    });
    // What is far from sight is dropped, so that a long walk through the list does not fill the memory.
    for (const number of pages.keys()) if (number < from - 5 || number > to + 5) pages.delete(number);
    kept.current = { id: source.id, total: answered.data.total, pages, readAt: answered.dataUpdatedAt };
  }
  const view = kept.current;

  return {
    total: view?.total,
    rowAt: (index) => view?.pages.get(Math.floor(index / windowSize))?.[index % windowSize],
    stale: view !== undefined && view.id !== source.id,
    error: results.find((result) => result.error)?.error ?? undefined,
    readAt: view?.readAt ?? 0,
    retry: () => {
      for (const result of results) if (result.isError) void result.refetch();
    },
  };
}

/** All rows of some ranges, read where they are not yet there. */
export async function readRanges<Row>(
  queries: QueryClient,
  source: Source<Row>,
  ranges: readonly (readonly [number, number])[],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [start, stop] of ranges) {
    for (let number = Math.floor(start / windowSize); number * windowSize <= stop; number += 1) {
      const offset = number * windowSize;
      const query = source.window(offset, windowSize);
      const page = await queries.fetchQuery({ ...query, staleTime: Number.POSITIVE_INFINITY, gcTime: 10_000 });
      rows.push(...page.rows.slice(Math.max(0, start - offset), stop - offset + 1));
    }
  }
  return rows;
}
