import type { Database } from 'better-sqlite3';
import type { Progress } from '../../../preload/contract/common.ts';
import type {
  Drift,
  MappingVersion,
  Proposal,
  SystemMapping,
  Table,
} from '../../../preload/contract/schema-mapping.ts';
import { CannotReach, type Ouvadmin, type Reach } from '../../database/ouvadmin/ouvadmin.ts';
import type { Clock } from '../../shared/clock.ts';
import { refusal } from '../../shared/refusal.ts';
import type { Votes } from './count-families.ts';
import { openMappingReader } from './mapping-reader.ts';
import type { MaskedRow } from './read-sample.ts';
import { columnsRead, driftOf } from './rules/drift.ts';
import { saveMapping } from './save-mapping.ts';
import { type MappedVersion, mappingStore } from './store.ts';

export interface SchemaMappingDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** Connects; the caller closes. */
  readonly openOuvadmin: (connectionId: string, signal?: AbortSignal) => Promise<Ouvadmin>;
  /** What a worker needs to connect by itself. */
  readonly reachOf: (connectionId: string) => Reach | Promise<Reach>;
}

export interface SchemaMapping {
  tables(connectionId: string, signal?: AbortSignal): Promise<Table[]>;
  propose(connectionId: string, signal?: AbortSignal): Promise<Proposal[]>;
  sample(connectionId: string, mapping: SystemMapping, signal?: AbortSignal): Promise<MaskedRow[]>;
  storage(connectionId: string, mapping: SystemMapping, signal?: AbortSignal): AsyncGenerator<Progress, Votes, void>;
  current(connectionId: string): MappingVersion | undefined;
  history(connectionId: string): MappingVersion[];
  save(connectionId: string, systems: readonly SystemMapping[], signal?: AbortSignal): Promise<MappingVersion>;
  check(connectionId: string, signal?: AbortSignal): Promise<Drift[]>;
  /** What an audit reads by the current mapping, for grants; empty while nothing is mapped. Asks no database. */
  columnsRead(connectionId: string): { table: string; columns: string[] }[];
  /** The current mapping or that of a version, with the keys and types of its tables, once the database still has it all: for an audit. Refusals: NOT_MAPPED, MAPPING_DRIFTED, CANNOT_REACH. */
  ready(connectionId: string, version?: number, signal?: AbortSignal): Promise<MappedVersion>;
  /** Drops every version of a connection that is removed. */
  forget(connectionId: string): void;
  /** Ends what is being read; to be awaited before the vault closes. */
  close(): Promise<void>;
}

/** What the volunteer said of Ouvadmin's tables, version after version, and the reading that helps to say it. */
export function openSchemaMapping({ db, clock, openOuvadmin, reachOf }: SchemaMappingDeps): SchemaMapping {
  const store = mappingStore(db);
  const reader = openMappingReader();

  const reach = async (connectionId: string) => {
    try {
      return await reachOf(connectionId);
    } catch (error) {
      return refuse(error);
    }
  };

  async function tables(connectionId: string, signal?: AbortSignal): Promise<Table[]> {
    const ouvadmin = await openOuvadmin(connectionId, signal).catch(refuse);
    try {
      return await ouvadmin.tables().catch(refuse);
    } finally {
      await ouvadmin.close();
    }
  }

  async function driftFrom({ connectionId, systems }: MappedVersion, signal?: AbortSignal): Promise<Drift[]> {
    const live = await tables(connectionId, signal);
    return systems.flatMap((system) => driftOf(system, live));
  }

  async function check(connectionId: string, signal?: AbortSignal): Promise<Drift[]> {
    const current = store.current(connectionId);
    return current ? driftFrom(current, signal) : [];
  }

  return {
    tables,
    check,
    propose: async (id, signal) => reader.askOnce({ reach: await reach(id), task: { kind: 'propose' } }, signal),
    sample: async (id, mapping, signal) =>
      reader.askOnce({ reach: await reach(id), task: { kind: 'sample', mapping } }, signal),
    async *storage(id, mapping, signal) {
      return yield* reader.ask<Votes>({ reach: await reach(id), task: { kind: 'storage', mapping } }, signal);
    },
    current(connectionId) {
      const current = store.current(connectionId);
      return current && withoutMemory(current);
    },
    history: (connectionId) => store.history(connectionId).map(withoutMemory),
    async save(connectionId, systems, signal) {
      const live = await tables(connectionId, signal);
      return withoutMemory(saveMapping(store, clock, connectionId, systems, live));
    },
    columnsRead: (connectionId) => columnsRead(store.current(connectionId)?.systems ?? []),
    async ready(connectionId, version, signal) {
      const mapped = store.history(connectionId).find((one) => version === undefined || one.version === version);
      if (!mapped) throw refusal('NOT_MAPPED');
      const drift = await driftFrom(mapped, signal);
      if (drift.length > 0) throw refusal('MAPPING_DRIFTED', { drift });
      return mapped;
    },
    forget: store.remove,
    close: reader.close,
  };
}

function refuse(error: unknown): never {
  throw error instanceof CannotReach ? refusal('CANNOT_REACH', error.problem) : error;
}

function withoutMemory({ systems, ...version }: MappedVersion): MappingVersion {
  return {
    ...version,
    systems: systems.map(({ system, table, columns, storage }) => ({ system, table, columns, storage })),
  };
}
