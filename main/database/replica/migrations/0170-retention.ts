import type { Migration } from './migration.ts';

/**
 * Retention. A preview is what a rule would have done when it was shown, until it is done or over; `work`, `clock` and `look` are
 * JSON. A key opens the rows that a purge keeps beside Ouvadmin, where no team keeps it. No value of anybody stands here.
 */
export const retention: Migration = {
  number: 170,
  name: 'retention',
  up(db) {
    db.exec(`
      CREATE TABLE retention_preview (
        id TEXT PRIMARY KEY,
        rule TEXT NOT NULL,
        at TEXT NOT NULL,
        rows INTEGER NOT NULL,
        work TEXT NOT NULL,
        clock TEXT NOT NULL,
        refused TEXT NOT NULL
      ) STRICT;

      CREATE TABLE retention_look (
        rule TEXT PRIMARY KEY,
        look TEXT NOT NULL
      ) STRICT;

      CREATE TABLE retention_key (
        run TEXT PRIMARY KEY,
        key BLOB NOT NULL
      ) STRICT;
    `);
  },
};
