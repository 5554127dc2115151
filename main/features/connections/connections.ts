import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Profile, SecretName, TestStep } from '../../../preload/contract/connections.ts';
import { openOuvadmin } from '../../database/ouvadmin/open-ouvadmin.ts';
import type { Ouvadmin, Reach } from '../../database/ouvadmin/ouvadmin.ts';
import { secretRoom } from '../../keychain/secret-room.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Keychain } from '../../shared/powers.ts';
import { refusal } from '../../shared/refusal.ts';
import { grantStatements, type MappedColumns } from './grants.ts';
import { reachOf } from './reach.ts';
import type { ProfileInput } from './save-profile.ts';
import { connectionStore, type StoredConnection } from './store.ts';

export interface ConnectionsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly keychain: Keychain | undefined;
  /** Makes the demonstration's file if it is not there yet, and says where it is. */
  readonly demonstrationFile: () => Promise<string>;
  /** What an audit of this connection reads, keys included; nothing while nothing is mapped. */
  readonly mappedColumns: (connectionId: string) => Promise<MappedColumns[]>;
  /** Whether long work is using this connection. */
  readonly inUse?: (connectionId: string) => boolean;
  /** Drops what other features keep of a connection that is removed. */
  readonly removed?: (connectionId: string) => void | Promise<void>;
}

export interface Connections {
  list(): Profile[];
  /** Refusals: CONNECTION_UNKNOWN. */
  get(id: string): Profile;
  save(input: ProfileInput): Promise<Profile>;
  remove(id: string): Promise<void>;
  test(id: string, signal?: AbortSignal): Promise<AsyncGenerator<TestStep, void, void>>;
  acceptHostKey(id: string, fingerprint: string, signal?: AbortSignal): Promise<Profile>;
  forgetHostKey(id: string): Profile;
  grants(id: string, task: 'map' | 'audit'): Promise<{ statements: string[]; mapped: boolean }>;
  /** Secrets included: for openOuvadmin here or in a worker, never for the screen. */
  reachOf(id: string): Promise<Reach>;
  /** Connected and logged in, or CannotReach; whoever asked closes. */
  openOuvadmin(id: string, signal?: AbortSignal): Promise<Ouvadmin>;
  /** The profile of the embedded demonstration, made under this name if there is none. */
  ensureDemonstration(name: string): Profile;
  /** Stops the tests that run; to be called before the vault closes. */
  close(): void;
}

/** What needs the drivers is read when first needed: they would hold up the first screen. */
const later = {
  save: () => import('./save-profile.ts'),
  test: () => import('./test-connection.ts'),
  hostKey: () => import('./host-key.ts'),
};

/** The ways to Ouvadmin that this volunteer knows, their secrets, and the proof that they work. */
export function openConnections(deps: ConnectionsDeps): Connections {
  const { db, clock, keychain, demonstrationFile, mappedColumns } = deps;
  const store = connectionStore(db);
  const secrets = secretRoom<SecretName>('connection', store, keychain);
  const closing = new AbortController();
  const reach = (id: string) => reachOf({ store, secrets, demonstrationFile }, id);

  const shown = ({ id, name, target, hostKey, lastTest }: StoredConnection): Profile => ({
    ...{ id, name, target, ...secrets.held(id) },
    ...(hostKey === undefined ? {} : { hostKey }),
    ...(lastTest === undefined ? {} : { lastTest }),
  });
  const get = (id: string) => shown(store.get(id));

  return {
    list: () => store.list().map(shown),
    get,
    async save(input) {
      const { saveProfile } = await later.save();
      return get(await saveProfile({ store, secrets, clock }, input));
    },
    async remove(id) {
      store.get(id);
      if (deps.inUse?.(id)) throw refusal('JOB_RUNNING');
      const { held } = secrets.held(id);
      store.remove(id);
      await secrets.forget(id, held);
      await deps.removed?.(id);
    },
    async test(id, signal) {
      store.get(id);
      const mapped = await mappedColumns(id);
      const ended = (passed: boolean) => store.tested(id, clock().toISOString(), passed);
      const stop = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      const { testConnection } = await later.test();
      return testConnection(() => reach(id), mapped, ended, stop);
    },
    async acceptHostKey(id, fingerprint, signal) {
      const { acceptHostKey } = await later.hostKey();
      await acceptHostKey(store, id, fingerprint, signal);
      return get(id);
    },
    forgetHostKey(id) {
      store.get(id);
      store.setHostKey(id, undefined);
      return get(id);
    },
    async grants(id, task) {
      const { target } = store.get(id);
      const mapped = await mappedColumns(id);
      const statements = target.kind === 'server' ? grantStatements(target, task, mapped) : [];
      return { statements, mapped: mapped.length > 0 };
    },
    reachOf: reach,
    openOuvadmin: async (id, signal) => openOuvadmin(await reach(id), signal),
    ensureDemonstration(name) {
      const known = store.list().find(({ target }) => target.kind === 'demonstration');
      if (known) return shown(known);
      const made = { id: randomUUID(), name, target: { kind: 'demonstration' as const }, hostKey: undefined };
      store.save(made, [], [], { changed: true, now: clock().toISOString() });
      return get(made.id);
    },
    close: () => closing.abort(),
  };
}
