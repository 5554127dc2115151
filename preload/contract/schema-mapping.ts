import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { open, Progress, System } from './common.ts';
import { reachRefusals } from './connections.ts';

/** What a column can be to an audit. `id` and `password` are required, the others make the verdicts better. */
export const roles = [
  'id',
  'login',
  'email',
  'name',
  'status',
  'password',
  'passwordChangedOn',
  'mustChange',
  'lastLogin',
] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Families of stored passwords, recognised from their shape. `reversible` is clear text behind base64 or hexadecimal. */
export const storageFamilies = [
  'clear',
  'reversible',
  'md5',
  'sha1',
  'sha256',
  'sha512',
  'mysql-native',
  'bcrypt',
  'argon2',
  'crypt-md5',
  'crypt-sha256',
  'crypt-sha512',
  'crypt-des',
  'phpass',
  'pbkdf2',
  'salted-sha',
  'unknown',
  'empty',
  'none',
] as const;
export const StorageFamily = z.enum(storageFamilies);
export type StorageFamily = z.infer<typeof StorageFamily>;

export const Column = z.object({
  name: z.string(),
  /** As the server writes it: "varchar(255)". */
  type: z.string(),
  nullable: z.boolean(),
  /** "utf8mb4", "latin1"…, for text only. */
  charset: z.string().optional(),
});
export const Table = z.object({
  name: z.string(),
  columns: z.array(Column),
  primaryKey: z.array(z.string()),
  /** The server's estimate. */
  rows: z.number().int().nonnegative(),
});
export type Table = z.infer<typeof Table>;

/** One system: its table and which column plays which role. Identifiers are exactly as the server spells them. */
export const SystemMapping = z.object({
  system: System,
  table: z.string().min(1).max(64),
  columns: z.partialRecord(Role, z.string().min(1).max(64)),
  /** The family by vote of all rows; `auto` recognises each row for itself. */
  storage: z.union([StorageFamily, z.literal('auto')]).default('auto'),
});
export type SystemMapping = z.infer<typeof SystemMapping>;

export const Proposal = z.object({
  mapping: SystemMapping,
  /** 0 to 1, and why, a column. Keys of reasons have their words on the screen: name, type, content. */
  confidence: z.partialRecord(
    Role,
    z.object({ score: z.number().min(0).max(1), because: z.array(z.enum(['name', 'type', 'content', 'key'])) }),
  ),
});
export type Proposal = z.infer<typeof Proposal>;

export const MappingVersion = z.object({
  connectionId: z.string(),
  version: z.number().int().positive(),
  savedAt: z.iso.datetime(),
  systems: z.array(SystemMapping),
});
export type MappingVersion = z.infer<typeof MappingVersion>;

/** What the database no longer has as mapped. */
export const Drift = z.object({
  system: System,
  table: z.string(),
  column: z.string().optional(),
  kind: z.enum(['table-missing', 'column-missing', 'type-changed', 'key-changed']),
  was: z.string().optional(),
  is: z.string().optional(),
});
export type Drift = z.infer<typeof Drift>;

const Of = z.object({ connectionId: z.string() });

const drifted = { MAPPING_DRIFTED: { data: z.object({ drift: z.array(Drift) }) } };
const incomplete = {
  MAPPING_INCOMPLETE: { data: z.object({ missing: z.array(z.object({ system: System, role: Role })) }) },
};
/** Pages follow the primary key: a table without one cannot be read row after row. */
const noKey = { NO_KEY: { data: z.object({ table: z.string() }) } };

/** Each system at most once. */
const Systems = z
  .array(SystemMapping)
  .min(1)
  .refine((mapped) => new Set(mapped.map(({ system }) => system)).size === mapped.length);

export const schemaMapping = {
  /** Tables as the database has them now. */
  tables: open.input(Of).output(z.array(Table)).errors(reachRefusals),
  propose: open.input(Of).output(z.array(Proposal)).errors(reachRefusals),
  /** At most ten rows, each value masked in main ("m•••••@o••••.fr"); a password column shows nothing but its family. */
  sample: open
    .input(z.object({ connectionId: z.string(), mapping: SystemMapping }))
    .output(z.array(z.partialRecord(Role, z.string().nullable())))
    .errors({ ...reachRefusals, ...drifted }),
  /** Reads every row of the password column, in main only, and counts families. */
  storage: open
    .input(z.object({ connectionId: z.string(), mapping: SystemMapping }))
    .output(
      eventIterator(
        Progress,
        z.object({
          votes: z.array(z.object({ family: StorageFamily, count: z.number().int() })),
          rows: z.number().int(),
          /** What the column is by vote: what to offer as storage of the mapping. */
          elected: z.union([StorageFamily, z.literal('auto')]).default('auto'),
        }),
      ),
    )
    .errors({ ...reachRefusals, ...drifted, ...incomplete, ...noKey }),
  current: open.input(Of).output(MappingVersion.optional()),
  history: open.input(Of).output(z.array(MappingVersion)),
  save: open
    .input(z.object({ connectionId: z.string(), systems: Systems }))
    .output(MappingVersion)
    .errors({ ...reachRefusals, ...drifted, ...incomplete, ...noKey }),
  /** Compares the current mapping with the database as it is now. */
  check: open.input(Of).output(z.array(Drift)).errors(reachRefusals),
};
