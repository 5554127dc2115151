import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { DeviceId } from '../../sync/operation.ts';

/** A row of the journal by the operations it holds. */
export interface RowPlace {
  readonly device: DeviceId;
  readonly first: number;
  readonly last: number;
}

/** What the journal has taken of what this laptop wrote. */
export interface SentRow extends RowPlace {
  readonly epoch: number;
  /** Of the sealed bytes, in hexadecimal. */
  readonly sha256: string;
}

/** A row that could not be read: altered by hand, or gone. */
export interface RefusedRow extends RowPlace {
  readonly kind: 'altered' | 'missing';
  /** How many rows the journal had of that device: until it has more, asking again brings nothing. */
  readonly rows: number;
}

export type SyncStore = ReturnType<typeof syncStore>;

type Fact = 'sessions' | 'last-contact' | 'rows-checked' | 'copied-at';

const Sent = z.object({
  device: z.string(),
  first: z.number(),
  last: z.number(),
  epoch: z.number(),
  sha256: z.string(),
});
const Refused = z.object({
  device: z.string(),
  first: z.number(),
  last: z.number(),
  kind: z.enum(['altered', 'missing']),
  rows: z.number(),
});
const Sessions = z.array(z.string());

/** What sync remembers between two contacts, in the replica. */
export function syncStore(db: Database) {
  const sql = {
    fact: db.prepare('SELECT value FROM sync_fact WHERE name = ?').pluck(),
    keep: db.prepare(
      'INSERT INTO sync_fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    ),
    restored: db.prepare("DELETE FROM setting WHERE name = 'restored-at'"),
    addSent: db.prepare('INSERT OR REPLACE INTO sent_row (device, first, last, epoch, sha256) VALUES (?, ?, ?, ?, ?)'),
    sent: db.prepare('SELECT * FROM sent_row WHERE device = ? ORDER BY first'),
    addRefused: db.prepare('INSERT INTO refused_row (device, first, last, kind, rows) VALUES (?, ?, ?, ?, ?)'),
    refused: db.prepare('SELECT * FROM refused_row ORDER BY device, first'),
    forgetRefused: db.prepare('DELETE FROM refused_row'),
  };
  const read = (name: Fact) => sql.fact.get(name) as string | undefined;
  const keep = (name: Fact, value: string) => void sql.keep.run(name, value);

  return {
    /** What the journal may have heard last: what was said at contacts whose answer never came is among it. */
    sessions: () => Sessions.parse(JSON.parse(read('sessions') ?? '[]')),
    keepSessions: (sessions: readonly string[]) => keep('sessions', JSON.stringify(sessions)),
    /** Whether this vault was restored from a backup since: true once. */
    wasRestored: () => sql.restored.run().changes > 0,
    /** An instant in ISO 8601, or undefined. */
    when: (name: 'last-contact' | 'rows-checked' | 'copied-at') => read(name),
    happened: (name: 'last-contact' | 'rows-checked' | 'copied-at', at: string) => keep(name, at),

    addSent: db.transaction((rows: readonly SentRow[]) => {
      for (const row of rows) sql.addSent.run(row.device, row.first, row.last, row.epoch, row.sha256);
    }),
    sent: (device: DeviceId): SentRow[] => z.array(Sent).parse(sql.sent.all(device)),

    /** What could not be read by now, in the place of what could not before. */
    setRefused: db.transaction((rows: Iterable<RefusedRow>) => {
      sql.forgetRefused.run();
      for (const { device, first, last, kind, rows: held } of rows) sql.addRefused.run(device, first, last, kind, held);
    }),
    refused: (): RefusedRow[] => z.array(Refused).parse(sql.refused.all()),
  };
}
