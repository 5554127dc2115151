import Database from 'better-sqlite3';
import { afterAll } from 'vitest';
import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import type { Reach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import { schemaMappings } from '../../../main/database/replica/migrations/0030-schema-mappings.ts';
import { openSchemaMapping, type SchemaMapping } from '../../../main/features/schema-mapping/schema-mapping.ts';

export const savedAt = '2026-11-24T10:00:00.000Z';

const opened: SchemaMapping[] = [];
afterAll(() => Promise.all(opened.map((mapping) => mapping.close())));

/** The feature over an empty replica, every connection reaching the same Ouvadmin. */
export function openedMapping(reach: Reach) {
  const db = new Database(':memory:');
  schemaMappings.up(db);
  const mapping = openSchemaMapping({
    db,
    clock: () => new Date(savedAt),
    openOuvadmin: (_, signal) => openOuvadmin(reach, signal),
    reachOf: () => reach,
  });
  opened.push(mapping);
  return { db, mapping };
}

/** Runs a generator to its end: what it yielded, and its result. */
export async function drain<Step, Result>(steps: AsyncGenerator<Step, Result, void>) {
  const yielded: Step[] = [];
  let next = await steps.next();
  while (!next.done) {
    yielded.push(next.value);
    next = await steps.next();
  }
  return { yielded, result: next.value };
}
