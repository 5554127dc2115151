import { z } from 'zod';
import { Treatment } from '../../../preload/contract/column-encryption.ts';
import type { Kind } from '../../database/replica/shared-records.ts';
import { columnKeyKinds } from './keys/kinds.ts';

const Text = z.string().default('');

/**
 * What becomes of a column; its id follows from source, table and column, so that it is one on every laptop. How far it came
 * stands in Ouvadmin's own database. The treatment is one field: merged field by field, it could come out as nobody's.
 */
export const columnPlan = {
  name: 'column-plan',
  version: 1,
  fields: z.object({
    source: Text,
    table: Text,
    column: Text,
    treatment: Treatment.nullable().default(null),
    by: Text,
    at: Text,
  }),
} satisfies Kind;

const Tick = z.object({ at: z.string(), by: z.string() }).nullable().default(null);

/** What a person still does so that clear text leaves the disks, of a contracted column; its id follows from the plan's. */
export const columnRemains = {
  name: 'column-remains',
  version: 1,
  fields: z.object({
    plan: Text,
    /** What there is to do, as the server told when the clear column went. */
    what: z.array(z.string()).default([]),
    'binary-log': Tick,
    backups: Tick,
    replicas: Tick,
    'redo-log': Tick,
    'slow-log': Tick,
    'key-file': Tick,
  }),
} satisfies Kind;

/** How often the columns of a database are verified; its id follows from the source. */
export const columnSchedule = {
  name: 'column-schedule',
  version: 1,
  fields: z.object({ source: Text, everyDays: z.number().default(30) }),
} satisfies Kind;

const named = (field: string) => (fields: Readonly<Record<string, unknown>>) => String(fields[field] ?? '');

/** What column encryption shares, with what a record of it is called by. */
export const columnEncryptionKinds = [
  { kind: columnPlan, title: (fields: Readonly<Record<string, unknown>>) => `${fields.table}.${fields.column}` },
  { kind: columnRemains, title: named('plan') },
  { kind: columnSchedule, title: named('source') },
  ...columnKeyKinds,
] satisfies { kind: Kind; title: (fields: Record<string, unknown>) => string }[];
