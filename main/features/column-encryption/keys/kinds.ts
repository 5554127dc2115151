import { z } from 'zod';
import type { Kind } from '../../../database/replica/shared-records.ts';

const Text = z.string().default('');

/**
 * A key of a column, without the key. Never changed but for `retiredAt`: its id follows from all the other fields, so that an
 * altered one is known. `root`: the number of the first key of its line, whose index key it shares; `after`: of the key before
 * it, 0 for a first one; `proof`: that who made it held that key.
 */
export const columnKey = {
  name: 'column-key',
  version: 1,
  fields: z.object({
    plan: Text,
    source: Text,
    table: Text,
    column: Text,
    number: z.number().default(0),
    root: z.number().default(0),
    after: z.number().default(0),
    madeAt: Text,
    by: Text,
    commitment: Text,
    proof: Text,
    retiredAt: Text,
  }),
} satisfies Kind;

/**
 * A key wrapped for one box (an age file, base64), or, where `wrapped` is '', the word that this holder shall have it no more.
 * Each who gives writes a record of her own: two who give at once contradict nobody. `proof`: that she held the key.
 */
export const columnKeyWrap = {
  name: 'column-key-wrap',
  version: 1,
  fields: z.object({
    /** Id of the key's record. */
    key: Text,
    /** "recovery" or a volunteer. */
    holder: Text,
    box: Text,
    wrapped: Text,
    at: Text,
    by: Text,
    proof: Text,
  }),
} satisfies Kind;

/** Recovery was seen to open a key. `proof`: made with that key, so that nobody says it who did not see it. */
export const columnKeyRehearsal = {
  name: 'column-key-rehearsal',
  version: 1,
  fields: z.object({ key: Text, box: Text, at: Text, by: Text, proof: Text }),
} satisfies Kind;

/**
 * What Ouvadmin's server was last given, by whoever did it; its id follows from the source. `holds`: JSON of plan, current
 * number and all numbers of each column, without any key.
 */
export const columnKeyDelivery = {
  name: 'column-key-delivery',
  version: 1,
  fields: z.object({ source: Text, at: Text, by: Text, sha256: Text, holds: z.string().default('[]') }),
} satisfies Kind;

const named = (field: string) => (fields: Readonly<Record<string, unknown>>) => String(fields[field] ?? '');

/** What the keys of columns share, with what a record of it is called by. */
export const columnKeyKinds = [
  { kind: columnKey, title: (fields: Readonly<Record<string, unknown>>) => `${fields.table}.${fields.column}` },
  { kind: columnKeyWrap, title: named('holder') },
  { kind: columnKeyRehearsal, title: named('at') },
  { kind: columnKeyDelivery, title: named('source') },
] satisfies { kind: Kind; title: (fields: Record<string, unknown>) => string }[];
