import type { Database, Statement } from 'better-sqlite3';
import { openLists } from './kept-lists.ts';
import { openTexts } from './kept-texts.ts';
import type { ListPage, PageQuery, TextsQuery } from './page-query.ts';

/** Reads pages of lists on this connection; what it keeps in memory goes with the thread. */
export function openPages(db: Database, statement: (sql: string) => Statement) {
  const texts = openTexts(statement);
  const numbersOf = openLists(statement, texts);
  let preparing: NodeJS.Immediate | undefined;

  /** In slices between two questions, so that the first letter finds the texts there. */
  function prepareTexts(query: TextsQuery): void {
    clearImmediate(preparing);
    preparing = setImmediate(() => {
      try {
        if (texts.prepare(query)) prepareTexts(query);
      } catch {
        // Nobody has asked yet: who asks for them meets what is wrong and is told.
      }
    });
  }

  const read = db.transaction((query: PageQuery): ListPage<unknown> => {
    const numbers = numbersOf(query);
    const wanted = JSON.stringify([...numbers.subarray(query.offset, query.offset + query.limit)]);
    const { sql, parameters } = query.rows;
    const rows = statement(sql)
      .raw(false)
      .all({ ...parameters, numbers: wanted });
    return { total: numbers.length, rows };
  });

  return function readPage(query: PageQuery): ListPage<unknown> {
    const page = read(query);
    if (query.words.length === 0) prepareTexts(query.texts);
    return page;
  };
}
