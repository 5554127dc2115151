import type { Connections } from './features/connections/connections.ts';
import type { SchemaMapping } from './features/schema-mapping/schema-mapping.ts';

/** The demonstration opens on a full application: its connection is there and mapped as the application itself proposes. */
export async function furnishDemonstration(connections: Connections, mapping: SchemaMapping): Promise<void> {
  const { id } = connections.ensureDemonstration('Démonstration');
  if (mapping.current(id)) return;
  const proposals = await mapping.propose(id);
  await mapping.save(
    id,
    proposals.map((proposal) => proposal.mapping),
  );
}
