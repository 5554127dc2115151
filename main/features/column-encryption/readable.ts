import type { ColumnPlan } from './plans.ts';
import type { WorkRoom } from './work-room.ts';

/** Whether this laptop can open the key of a column; true where it has none of its own, or none yet. */
export function openReadable({ deps: { keys }, closing }: Pick<WorkRoom, 'deps' | 'closing'>) {
  const rings = new Map<string, Promise<ReadonlyMap<string, boolean>>>();

  async function forget(): Promise<void> {
    for await (const _ of keys.news.follow(() => undefined, closing)) rings.clear();
  }
  void forget();

  async function read(source: string): Promise<ReadonlyMap<string, boolean>> {
    const { columns } = await keys.ring(source);
    return new Map(columns.map(({ planId, readable }) => [planId, readable]));
  }

  return {
    async is({ id, source, treatment }: ColumnPlan): Promise<boolean> {
      if (treatment.kind !== 'encrypt') return true;
      const ring = rings.get(source) ?? read(source);
      rings.set(source, ring);
      return (await ring).get(id) ?? true;
    },
  };
}
