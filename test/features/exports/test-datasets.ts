import type { Database } from 'better-sqlite3';
import type { Dataset, Datasets } from '../../../main/shared/spreadsheet/dataset.ts';

/** What the test asks of its datasets: how many rows, and what happens at one of them. */
export interface TestQuery {
  readonly rows: number;
  readonly at?: number;
  readonly fault?: 'throw' | 'exit';
  /** Waits at the first row until the test sets it to 1. */
  readonly gate?: Int32Array;
}

const columns: Dataset['columns'] = [
  { key: 'id', type: 'text', header: { fr: 'Identifiant', en: 'Identifier' } },
  { key: 'login', type: 'text', header: { fr: 'Nom de connexion', en: 'Login' } },
  { key: 'number', type: 'whole', header: { fr: 'Nombre', en: 'Number' } },
];

/** Rows counted by SQLite itself. */
const numbers: Dataset<TestQuery> = {
  title: { fr: 'Comptes', en: 'Accounts' },
  columns,
  purposes: { follow: { fr: 'Suivre les comptes', en: 'Follow the accounts' } },
  offers: [
    { key: 'follow', keepDays: 30, columns: ['id', 'number'] },
    { key: 'all', keepDays: 30, columns: ['id', 'login', 'number'] },
  ],
  count: (_, { rows }) => rows,
  *rows(db, query, _, keys) {
    const { rows, at, fault, gate } = query;
    if (gate) Atomics.wait(gate, 0, 0);
    const numbered = db.prepare(
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT i FROM n',
    );
    for (const i of numbered.pluck().iterate(rows) as IterableIterator<number>) {
      if (i === at && fault === 'throw') throw new Error('planned fault');
      if (i === at && fault === 'exit') process.exit(0);
      const row = {
        id: String(i).padStart(8, '0'),
        login: `=login${i}-${(i * 2_654_435_761) % 4_294_967_296}`,
        number: i,
      };
      yield keys.map((key) => row[key as keyof typeof row]);
    }
  },
};

/** A table that grows while it is exported. */
const settings: Dataset<TestQuery> = {
  title: { fr: 'Réglages', en: 'Settings' },
  columns: columns.slice(0, 1),
  count: (db) => countOf(db),
  *rows(db, { gate }) {
    if (gate) Atomics.wait(gate, 0, 0);
    for (const name of db.prepare('SELECT name FROM setting ORDER BY name').pluck().iterate()) yield [String(name)];
  },
};

function countOf(db: Database): number {
  return Number(db.prepare('SELECT count(*) FROM setting').pluck().get());
}

export const testDatasets: Datasets = { numbers: numbers as Dataset, settings: settings as Dataset };
