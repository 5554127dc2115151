import { type System, systems } from '../../../preload/contract/common.ts';
import type { MappingVersion, Proposal, Role, SystemMapping, Table } from '../../../preload/contract/schema-mapping.ts';

/** What is being described, by system; a system that is absent is not in this database. */
export type MappingDraft = Partial<Record<System, SystemMapping>>;

export const requiredRoles: readonly Role[] = ['id', 'password'];

/** Begins with what was saved, or with what is proposed. */
export function draftFrom(current: MappingVersion | undefined, proposals: readonly Proposal[]): MappingDraft {
  const found = current ? current.systems : proposals.map((proposal) => proposal.mapping);
  return Object.fromEntries(found.map((mapping) => [mapping.system, mapping]));
}

/** Another table for a system: with the columns proposed for it, or none yet. An empty name takes the system out. */
export function withTable(
  draft: MappingDraft,
  system: System,
  table: string,
  proposals: readonly Proposal[],
): MappingDraft {
  const { [system]: _, ...others } = draft;
  if (table === '') return others;
  const proposed = proposals.find((one) => one.mapping.system === system && one.mapping.table === table);
  return { ...others, [system]: proposed?.mapping ?? { system, table, columns: {}, storage: 'auto' } };
}

/** Another column for a role; an empty name leaves the role without. What was counted on another password column no longer holds. */
export function withColumn(mapping: SystemMapping, role: Role, column: string): SystemMapping {
  const { [role]: _, ...others } = mapping.columns;
  const columns = column === '' ? others : { ...others, [role]: column };
  return { ...mapping, columns, storage: role === 'password' ? 'auto' : mapping.storage };
}

/** The needed roles that have no column yet. */
export function missingOf(draft: MappingDraft): { system: System; role: Role }[] {
  return systemsOf(draft).flatMap(({ system, columns }) =>
    requiredRoles.filter((role) => columns[role] === undefined).map((role) => ({ system, role })),
  );
}

/** What is described, in the order of the systems. */
export function systemsOf(draft: MappingDraft): SystemMapping[] {
  return systems.flatMap((system) => draft[system] ?? []);
}

/** The tables as far as a description tells them, for when the database does not answer. */
export function tablesOf(draft: MappingDraft): Table[] {
  const byName = new Map<string, Table>();
  for (const { table, columns } of systemsOf(draft)) {
    const before = byName.get(table)?.columns.map((column) => column.name) ?? [];
    const names = [...new Set([...before, ...Object.values(columns)])];
    byName.set(table, {
      name: table,
      columns: names.map((name) => ({ name, type: '', nullable: true })),
      primaryKey: [],
      rows: 0,
    });
  }
  return [...byName.values()];
}

export type Trust = 'sure' | 'likely' | 'check' | 'chosen';

/** How much a column is to be trusted in its role: by the score of the proposal it came from, or because it was chosen. */
export function trustOf(mapping: SystemMapping, role: Role, proposals: readonly Proposal[]) {
  const proposal = proposals.find(
    ({ mapping: { system, table, columns } }) =>
      system === mapping.system && table === mapping.table && columns[role] === mapping.columns[role],
  );
  if (mapping.columns[role] === undefined) return undefined;
  if (proposal === undefined) return { trust: 'chosen' as Trust, because: [] };
  const confidence = proposal.confidence[role] ?? { score: 0, because: [] };
  const trust: Trust = confidence.score >= 0.85 ? 'sure' : confidence.score >= 0.6 ? 'likely' : 'check';
  return { trust, because: confidence.because };
}
