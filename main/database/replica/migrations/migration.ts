import type { Database } from 'better-sqlite3';

/**
 * One step up. Numbers go by tens; a step that has been released is never changed, and never imports today's code. It runs
 * in one transaction together with its mark, after a copy of the file was made.
 */
export interface Migration {
  readonly number: number;
  readonly name: string;
  up(db: Database): void;
}
