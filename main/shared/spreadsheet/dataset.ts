import type { Database } from 'better-sqlite3';
import type { ExportPurpose } from '../../../preload/contract/common.ts';
import type { Cell, CellType } from './cell.ts';
import type { TextSheet } from './text-sheet.ts';

export interface Words {
  readonly fr: string;
  readonly en: string;
}

export interface DatasetColumn {
  readonly key: string;
  readonly type: CellType;
  readonly header: Words;
  readonly width?: number;
}

/** What a feature lets be exported: read from the replica in a worker, a row at a time. `Query` is plain data that crosses to it. */
export interface Dataset<Query = unknown> {
  /** The title of the file and of its first sheet. */
  readonly title: Words;
  readonly columns: readonly DatasetColumn[];
  /** The words of the purposes, which the file carries; without them it carries their keys. */
  readonly purposes?: Readonly<Record<string, Words>>;
  /** The purposes that are offered, each with the only columns it may take; without them any purpose takes any column. */
  readonly offers?: readonly ExportPurpose[];
  /** How many rows there will be; asked in the same transaction as the rows. */
  count(db: Database, query: Query): number;
  /** Rows whose cells follow `columns` (keys, in the order asked for). Read lazily: never all in memory. */
  rows(db: Database, query: Query, locale: 'fr' | 'en', columns: readonly string[]): Iterable<readonly Cell[]>;
  /** Sheets of texts that stand after the data, in their order; a CSV leaves them out. */
  sheets?(db: Database, query: Query, locale: 'fr' | 'en'): readonly TextSheet[];
  /** More lines for the sheet that says what the file is. */
  about?(db: Database, query: Query, locale: 'fr' | 'en'): readonly { label: string; value: string }[];
}

export type Datasets = Readonly<Record<string, Dataset>>;
