/** A SELECT with its parameters. */
export interface Select {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** One page of a list that is searched by words. The rows of a list have numbers, by which they are found again. */
export interface PageQuery {
  /** Selects the numbers of all rows in the order of the list, as one column `number`. */
  readonly list: Select;
  /** Each must stand somewhere in the text of a row. */
  readonly words: readonly string[];
  readonly texts: TextsQuery;
  /** Selects the rows whose numbers are in the JSON array $numbers, in the order of that array. */
  readonly rows: Select;
  readonly offset: number;
  readonly limit: number;
}

/**
 * Where words are looked for: selects number and text of the rows whose number is above $after, in order of their numbers,
 * at most $limit of them. Rows may be added above the last one, and go; the text of a number never changes under its `key`.
 */
export interface TextsQuery extends Select {
  readonly key: string;
}

export interface ListPage<Row> {
  /** How many rows the whole list has. */
  readonly total: number;
  readonly rows: Row[];
}
