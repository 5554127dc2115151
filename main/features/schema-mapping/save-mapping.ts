import type { SystemMapping, Table } from '../../../preload/contract/schema-mapping.ts';
import type { Clock } from '../../shared/clock.ts';
import { refusal } from '../../shared/refusal.ts';
import { driftOf, missingRoles, remember } from './rules/drift.ts';
import type { MappedVersion, MappingStore } from './store.ts';

/**
 * Saves a mapping as the next version, together with the keys and types that its tables have now; the current version if
 * nothing differs. Refusals: MAPPING_INCOMPLETE, MAPPING_DRIFTED (not in the tables), NO_KEY.
 */
export function saveMapping(
  store: MappingStore,
  clock: Clock,
  connectionId: string,
  systems: readonly SystemMapping[],
  tables: readonly Table[],
): MappedVersion {
  const missing = missingRoles(systems);
  if (missing.length > 0) throw refusal('MAPPING_INCOMPLETE', { missing });
  const drift = systems.flatMap((system) => driftOf(system, tables));
  if (drift.length > 0) throw refusal('MAPPING_DRIFTED', { drift });
  const remembered = systems.map((system) => remember(system, tables));
  const keyless = remembered.find(({ primaryKey }) => primaryKey.length === 0);
  if (keyless) throw refusal('NO_KEY', { table: keyless.table });
  return store.add(connectionId, clock().toISOString(), remembered);
}
