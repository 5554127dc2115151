import type { Statement } from 'better-sqlite3';
import type { TextsQuery } from './page-query.ts';

/** Rows read at a time while nothing is asked: some milliseconds. */
const slice = 2_000;

export type KeptTexts = ReturnType<typeof openTexts>;

/** Keeps the texts of the list looked at last, so that a letter typed is answered from memory: about 10 MB for 100,000 rows. */
export function openTexts(statement: (sql: string) => Statement) {
  let key: string | undefined;
  let texts: string[] = [];
  let last = 0;

  /** Answers with how many rows it found. */
  function readOn(query: TextsQuery, limit: number): number {
    if (query.key !== key) {
      key = query.key;
      texts = [];
      last = 0;
    }
    const parameters = { ...query.parameters, after: last, limit };
    const rows = statement(query.sql).raw(true).all(parameters) as [number: number, text: string][];
    for (const [number, text] of rows) {
      texts[number] = text;
      last = number;
    }
    return rows.length;
  }

  return {
    /** The texts that there are now, by number. */
    all(query: TextsQuery): readonly (string | undefined)[] {
      readOn(query, -1);
      return texts;
    },
    /** Reads a part ahead of the first word; whether there may be more. */
    prepare: (query: TextsQuery): boolean => readOn(query, slice) === slice,
  };
}
