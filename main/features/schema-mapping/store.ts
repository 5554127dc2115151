import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { SystemMapping } from '../../../preload/contract/schema-mapping.ts';
import type { MappedSystem } from './rules/drift.ts';

/** One saved mapping, with what its tables were like on that day. */
export interface MappedVersion {
  readonly connectionId: string;
  readonly version: number;
  readonly savedAt: string;
  readonly systems: MappedSystem[];
}

const Row = z.object({
  connectionId: z.string(),
  version: z.number().int(),
  savedAt: z.string(),
  systems: z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(z.array(SystemMapping.extend({ primaryKey: z.array(z.string()), types: z.record(z.string(), z.string()) }))),
});

export type MappingStore = ReturnType<typeof mappingStore>;

/** The mappings on the replica, version after version; none is ever changed. */
export function mappingStore(db: Database) {
  const columns = 'connection_id AS connectionId, version, saved_at AS savedAt, systems';
  const history = db.prepare(`SELECT ${columns} FROM schema_mapping WHERE connection_id = ? ORDER BY version DESC`);
  const current = db.prepare(
    `SELECT ${columns} FROM schema_mapping WHERE connection_id = ? ORDER BY version DESC LIMIT 1`,
  );
  const insert = db.prepare(`
    INSERT INTO schema_mapping (connection_id, version, saved_at, systems)
    SELECT $connectionId, 1 + coalesce(max(version), 0), $savedAt, $systems FROM schema_mapping WHERE connection_id = $connectionId`);
  const remove = db.prepare('DELETE FROM schema_mapping WHERE connection_id = ?');

  const find = (connectionId: string): MappedVersion | undefined => {
    const row = current.get(connectionId);
    return row === undefined ? undefined : Row.parse(row);
  };
  return {
    current: find,
    /** Newest first. */
    history: (connectionId: string): MappedVersion[] => history.all(connectionId).map((row) => Row.parse(row)),
    /** The next version; the current one if nothing differs from it. */
    add: db.transaction((connectionId: string, savedAt: string, systems: readonly MappedSystem[]): MappedVersion => {
      const text = JSON.stringify(systems);
      const before = find(connectionId);
      if (before && JSON.stringify(before.systems) === JSON.stringify(Row.shape.systems.parse(text))) return before;
      insert.run({ connectionId, savedAt, systems: text });
      const saved = find(connectionId);
      if (!saved) throw new Error('the mapping just saved is not there');
      return saved;
    }),
    remove: (connectionId: string) => void remove.run(connectionId),
  };
}
