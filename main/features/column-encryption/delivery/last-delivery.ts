import { z } from 'zod';
import type { DeliveryPlace } from '../../../../preload/contract/column-encryption.ts';
import { columnKeyDelivery } from '../keys/kinds.ts';
import { stableId } from '../keys/stable-id.ts';
import type { DeliveryDeps } from './deps.ts';
import type { Content } from './key-file.ts';

/** What a server holds of a column: numbers, and how it is searched; no key. */
const Held = z.object({
  plan: z.string(),
  index: z.string(),
  current: z.number().optional(),
  all: z.array(z.number()).default([]),
});
type Held = z.infer<typeof Held>;

/** What each server was given last, by whichever laptop; every volunteer knows it. */
export function openLastDelivery(deps: DeliveryDeps) {
  const { records } = deps;
  const recordId = (source: string) => stableId('column-key-delivery', source);

  function last(source: string) {
    const record = records.get(columnKeyDelivery, recordId(source));
    if (!record || record.fields.at === '') return undefined;
    const { at, by, sha256 } = record.fields;
    return { at, by: deps.nameOf(record.createdBy) ?? by, sha256, holds: heldIn(record.fields.holds) };
  }

  return {
    last,
    /** What it should hold now. */
    now: (source: string): Held[] =>
      deps
        .columnsOf(source)
        .map(({ plan, index, current }) => {
          const { current: number, all = [] } = deps.keys.numbersOf(plan, current) ?? {};
          return {
            plan,
            index,
            all: [...all].sort((a, b) => a - b),
            ...(number === undefined ? {} : { current: number }),
          };
        })
        .sort((a, b) => (a.plan < b.plan ? -1 : 1)),
    /** Whether the server was given a key; undefined where nothing was ever delivered from any laptop. */
    delivered(source: string, plan: string, number: number): boolean | undefined {
      const given = last(source);
      return given?.holds.some((held) => held.plan === plan && held.all.includes(number));
    },
    /** Enters what was delivered just now. */
    record(source: string, place: DeliveryPlace, { columns, sha256, bytes }: Content, holds: readonly Held[]): void {
      const at = deps.clock().toISOString();
      const fields = { source, at, by: deps.author(), sha256, holds: JSON.stringify(holds) };
      records.create(columnKeyDelivery, fields, recordId(source));
      deps.enter({
        what: 'key-delivery',
        subject: `${place.host}:${place.path}`,
        facts: { columns: columns.map(({ table, column }) => `${table}.${column}`), bytes: bytes.length, sha256 },
      });
    },
  };
}

/** Another laptop's word: what cannot be read of it counts as nothing held. */
function heldIn(text: string): Held[] {
  try {
    return z.array(Held).parse(JSON.parse(text));
  } catch {
    return [];
  }
}
