import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { System } from '../../../preload/contract/common.ts';
import { Problem } from '../../../preload/contract/connections.ts';
import { Audit, AuditOptions, SystemCounts, SystemPolicy } from '../../../preload/contract/password-campaigns.ts';
import { refusal } from '../../shared/refusal.ts';

/** How far each system was read: the key of its last account that was kept, and whether it was read to its end. */
export const Cursors = z.partialRecord(System, z.object({ last: z.array(z.string()).optional(), ended: z.boolean() }));
export type Cursors = z.infer<typeof Cursors>;

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(schema);

const StoredAudit = z.object({
  number: z.number(),
  id: z.string(),
  connection_id: z.string(),
  connection_name: z.string(),
  mapping_version: z.number(),
  started_at: z.string(),
  ended_at: z.string().nullable(),
  state: Audit.shape.state,
  problem: json(Problem).nullable(),
  policies: json(z.array(SystemPolicy)),
  options: json(AuditOptions),
  counts: json(z.array(SystemCounts)),
  cursors: json(Cursors),
  share_key: z.instanceof(Uint8Array).nullable(),
  has_accounts: z.number(),
});

/** An audit with what only main knows of it. */
export interface KeptAudit {
  readonly number: number;
  readonly audit: Audit;
  readonly cursors: Cursors;
  readonly shareKey: Uint8Array | undefined;
}

function read(row: unknown): KeptAudit {
  const kept = StoredAudit.parse(row);
  return {
    number: kept.number,
    cursors: kept.cursors,
    shareKey: kept.share_key ?? undefined,
    audit: {
      id: kept.id,
      connectionId: kept.connection_id,
      connectionName: kept.connection_name,
      mappingVersion: kept.mapping_version,
      startedAt: kept.started_at,
      ...(kept.ended_at ? { endedAt: kept.ended_at } : {}),
      state: kept.state,
      ...(kept.problem ? { problem: kept.problem } : {}),
      policies: kept.policies,
      options: kept.options,
      accounts: kept.counts.reduce((sum, { total }) => sum + total, 0),
      counts: kept.counts,
      hasAccounts: kept.has_accounts === 1,
    },
  };
}

export type AuditStore = ReturnType<typeof auditStore>;

/** The audits of a replica: one row each, whose verdicts stand in a table of their own. */
export function auditStore(db: Database) {
  const insert = db.prepare(`
    INSERT INTO audit (id, connection_id, connection_name, mapping_version, started_at, state, policies, options, counts, cursors, share_key)
    VALUES ($id, $connectionId, $connectionName, $mappingVersion, $startedAt, 'running', $policies, $options, '[]', '{}', $shareKey)`);
  const byId = db.prepare('SELECT * FROM audit WHERE id = ?');
  const all = db.prepare('SELECT * FROM audit ORDER BY number DESC');
  const unfinished = db.prepare("SELECT 1 FROM audit WHERE id = ? AND state <> 'done'");
  const setState = db.prepare(
    'UPDATE audit SET state = $state, ended_at = $endedAt, problem = $problem WHERE number = $number',
  );
  const setProgress = db.prepare('UPDATE audit SET cursors = $cursors, counts = $counts WHERE number = $number');
  const finish = db.prepare(
    "UPDATE audit SET state = 'done', ended_at = $endedAt, counts = $counts, share_key = NULL, problem = NULL WHERE number = $number",
  );
  const remove = db.prepare('DELETE FROM audit WHERE number = ?');
  const withoutAccounts = db.prepare('UPDATE audit SET has_accounts = 0 WHERE number = ?');
  const before = db.prepare(
    "SELECT * FROM audit WHERE connection_id = $connectionId AND number < $number AND state = 'done' AND has_accounts = 1 ORDER BY number DESC LIMIT 1",
  );

  /** Throws AUDIT_UNKNOWN. */
  function get(id: string): KeptAudit {
    const row = byId.get(id);
    if (!row) throw refusal('AUDIT_UNKNOWN');
    return read(row);
  }

  return {
    get,
    list: (): KeptAudit[] => all.all().map(read),
    /** Whether there is such an audit, and something of it left to do. */
    isUnfinished: (id: string): boolean => unfinished.get(id) !== undefined,
    create(
      audit: Pick<Audit, 'connectionId' | 'connectionName' | 'mappingVersion' | 'policies' | 'options' | 'startedAt'>,
    ) {
      const id = randomUUID();
      insert.run({
        ...audit,
        id,
        policies: JSON.stringify(audit.policies),
        options: JSON.stringify(audit.options),
        shareKey: randomBytes(32),
      });
      return get(id);
    },
    /** `problem` is why the server was lost; absent it forgets an earlier one. */
    setState(number: number, state: Audit['state'], endedAt: string | null, problem?: Problem) {
      setState.run({ number, state, endedAt, problem: problem ? JSON.stringify(problem) : null });
    },
    setProgress(number: number, cursors: Cursors, counts: readonly SystemCounts[]) {
      setProgress.run({ number, cursors: JSON.stringify(cursors), counts: JSON.stringify(counts) });
    },
    finish(number: number, counts: readonly SystemCounts[], endedAt: string) {
      finish.run({ number, counts: JSON.stringify(counts), endedAt });
    },
    remove: (number: number) => void remove.run(number),
    dropAccounts: (number: number) => void withoutAccounts.run(number),
    /** The last ended audit of the same connection whose verdicts are still kept. */
    previous(kept: KeptAudit): KeptAudit | undefined {
      const row = before.get({ connectionId: kept.audit.connectionId, number: kept.number });
      return row ? read(row) : undefined;
    },
    /** Audits that were running when the application ended: they can be resumed. */
    markInterrupted() {
      db.prepare("UPDATE audit SET state = 'interrupted' WHERE state = 'running'").run();
    },
  };
}
