import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { System } from '../../../preload/contract/common.ts';
import type { AccountKey } from './deps.ts';

/** What became of a planned row. recorded: changed, and its campaign knows. */
export const rowStates = { waiting: 0, changed: 1, passed: 2, recorded: 3 } as const;

export interface NewRow extends AccountKey {
  readonly accountId: string;
  readonly login: string;
  readonly personId: string;
  readonly person: string;
  readonly fingerprint: Uint8Array;
}

const WaitingRow = z.object({
  number: z.number(),
  sourceKey: z.string(),
  personId: z.string(),
  fingerprint: z.instanceof(Uint8Array),
});
export type WaitingRow = z.infer<typeof WaitingRow>;
const Key = z.object({ number: z.number(), system: System, sourceKey: z.string() });
const ShownRow = z.object({
  system: System,
  accountId: z.string(),
  login: z.string(),
  person: z.string(),
  former: z.string().nullable(),
});
export type ShownRow = z.infer<typeof ShownRow>;
const Counts = z.object({ changed: z.number(), passed: z.number(), waiting: z.number(), people: z.number() });

export type RowStore = ReturnType<typeof rowStore>;

/** The rows of dry runs and runs in the replica; pages follow their numbers. */
export function rowStore(db: Database) {
  const insert = db.prepare(`
    INSERT INTO forced_row (run, number, system, source_key, account_id, login, person_id, person, fingerprint, state)
    SELECT $run, coalesce(max(number), 0) + 1, $system, $sourceKey, $accountId, $login, $personId, $person, $fingerprint, 0
    FROM forced_row WHERE run = $run`);
  const waiting = db.prepare(`
    SELECT number, source_key AS sourceKey, person_id AS personId, fingerprint FROM forced_row
    WHERE run = $run AND system = $system AND state = 0 AND number > $after ORDER BY number LIMIT $size`);
  const setState = db.prepare('UPDATE forced_row SET state = ? WHERE run = ? AND number = ?');
  const setDone = db.prepare('UPDATE forced_row SET state = 1 WHERE run = ? AND number = ? AND state IN (0, 2)');
  const setFormer = db.prepare('UPDATE forced_row SET former = ? WHERE run = ? AND number = ?');
  const drop = db.prepare('DELETE FROM forced_row WHERE run = ? AND number = ?');
  const unrecorded = db.prepare(`
    SELECT number, system, source_key AS sourceKey FROM forced_row WHERE run = ? AND state = 1 ORDER BY number LIMIT 500`);
  const keysWaiting = db.prepare(`
    SELECT number, system, source_key AS sourceKey FROM forced_row
    WHERE run = ? AND state = 0 AND number > ? ORDER BY number LIMIT 500`);
  const page = db.prepare(`
    SELECT system, account_id AS accountId, login, person, former FROM forced_row
    WHERE run = ? ORDER BY number LIMIT ? OFFSET ?`);
  const counts = db.prepare(`
    SELECT count(*) FILTER (WHERE state IN (1, 3)) AS changed, count(*) FILTER (WHERE state = 2) AS passed,
      count(*) FILTER (WHERE state = 0) AS waiting, count(DISTINCT person_id) AS people FROM forced_row WHERE run = ?`);
  const ofSystem = db.prepare('SELECT count(*) FROM forced_row WHERE run = ? AND system = ?').pluck();

  return {
    add: db.transaction((run: string, rows: readonly NewRow[]) => {
      for (const row of rows) insert.run({ run, ...row });
    }),
    waiting: (run: string, system: System, after: number, size: number): WaitingRow[] =>
      z.array(WaitingRow).parse(waiting.all({ run, system, after, size })),
    /** Rows waiting, whatever their system, after one number. */
    keysWaiting: (run: string, after: number) => z.array(Key).parse(keysWaiting.all(run, after)),
    setState: db.transaction((run: string, numbers: readonly number[], state: number) => {
      for (const number of numbers) setState.run(state, run, number);
    }),
    /** Rows that the undo table says were changed, whatever was noted of them here. */
    setChanged: db.transaction((run: string, numbers: readonly number[]) => {
      for (const number of numbers) setDone.run(run, number);
    }),
    /** What a page of rows was seen to be: which ones are dropped, and what stands in the others. */
    seen: db.transaction(
      (run: string, dropped: readonly number[], formers: readonly (readonly [number, string | null])[]) => {
        for (const number of dropped) drop.run(run, number);
        for (const [number, former] of formers) setFormer.run(former, run, number);
      },
    ),
    /** Changed ones of which the campaign was not told yet, at most 500. */
    unrecorded: (run: string) => z.array(Key).parse(unrecorded.all(run)),
    page: (run: string, offset: number, limit: number): ShownRow[] =>
      z.array(ShownRow).parse(page.all(run, limit, offset)),
    counts: (run: string) => Counts.parse(counts.get(run)),
    countOf: (run: string, system: System) => Number(ofSystem.get(run, system)),
    forgetFormers: (run: string) => void db.prepare('UPDATE forced_row SET former = NULL WHERE run = ?').run(run),
  };
}
