import type { Migration } from './migration.ts';

/**
 * Long work, running and past. `work` names what a job works on for good (the id of an audit): a later job of the same work
 * goes on from the checkpoint of the one before. problem, facts and checkpoint are JSON; `seen_at` is when the job was last
 * heard of, which is all that is known of the end of one that was killed.
 */
export const jobs: Migration = {
  number: 80,
  name: 'jobs',
  up(db) {
    db.exec(`
      CREATE TABLE job (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        work TEXT,
        state TEXT NOT NULL,
        started_at TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        ended_at TEXT,
        step TEXT NOT NULL,
        done INTEGER NOT NULL,
        total INTEGER,
        problem TEXT,
        facts TEXT,
        checkpoint TEXT
      ) STRICT;
      CREATE INDEX job_started ON job (started_at);
      CREATE INDEX job_work ON job (kind, work, started_at) WHERE work IS NOT NULL;
    `);
  },
};
