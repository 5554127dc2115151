import { implement, ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { Profile, TestStep } from '../../preload/contract/connections.ts';
import type { JournalEntry } from '../../preload/contract/exports.ts';
import { contract } from '../../preload/contract/index.ts';
import type { Audit } from '../../preload/contract/password-campaigns.ts';
import type { Preferences } from '../../preload/contract/preferences.ts';
import type { Drift, MappingVersion, Proposal, Table } from '../../preload/contract/schema-mapping.ts';
import type { Job, ShellInfo } from '../../preload/contract/shell.ts';
import type { BackupFacts, SavedVault, VaultState } from '../../preload/contract/vault.ts';
import { connectOver } from '../../renderer/client.ts';
import { emptyCalendar, type FakeCalendar, fakeCalendar } from './fake-calendar.ts';
import { passwordCampaignsOf } from './fake-campaigns.ts';
import { type FakeColumns, fakeColumnEncryption, nothingPlanned } from './fake-column-encryption.ts';
import { type FakeInventory, fakeDataInventory, nothingInventoried } from './fake-data-inventory.ts';
import { type FakeForced, fakeForced, nothingForced } from './fake-forced-changes.ts';
import { type FakeMail, fakeMail, noMail } from './fake-mail.ts';
import { type FakePeopleCampaigns, fakePeopleCampaigns, noCampaign } from './fake-people-campaigns.ts';
import { type FakeRegister, fakeRegister } from './fake-register.ts';
import { type FakeRetention, fakeRetention, nothingRetained } from './fake-retention.ts';
import { type FakeSharing, fakeSync, fakeVolunteers, nothingShared } from './fake-sharing.ts';
import { sampleProfiles, sampleProposals, sampleRows, sampleTables, sampleVotes } from './samples.ts';

/** What the fake application says; a test changes what it needs and calls `tell()` for the streams. */
export interface FakeState
  extends FakeSharing,
    FakeCalendar,
    FakeRegister,
    FakeMail,
    FakeForced,
    FakeInventory,
    FakePeopleCampaigns,
    FakeColumns,
    FakeRetention {
  vault: VaultState;
  preferences: Preferences;
  shell: ShellInfo;
  jobs: Job[];
  profiles: Profile[];
  testSteps: TestStep[];
  tables: Table[];
  proposals: Proposal[];
  mapping: MappingVersion | undefined;
  drift: Drift[];
  audits: Audit[];
  /** The calls of the audits; generated-campaigns.ts has some over a list of accounts. */
  campaigns: (audits: () => Audit[]) => ReturnType<typeof passwordCampaignsOf>;
  journal: JournalEntry[];
  passphrase: string;
  /** What a backup is said to have become. */
  saved: SavedVault;
  /** What the file that is chosen for restoring says of itself; undefined: nothing is chosen. */
  backup: BackupFacts | undefined;
  /** Call names ("vault.open") that are refused, with code and data. */
  refusals: Record<string, { code: string; data?: unknown }>;
  /** Call names that do not answer. */
  silent: Set<string>;
  /** Every call with its input, in order. */
  calls: { call: string; input: unknown }[];
}

export const openOwn: Extract<VaultState, { kind: 'open' }> = {
  kind: 'open',
  vault: 'own',
  remembered: false,
  idleMinutes: 15,
  createdAt: '2026-11-20T09:12:00.000Z',
  lastCopyAt: '2026-11-23T17:40:00.000Z',
};

/** An application in the page: the same contract over the same kind of port, with answers that a test decides. */
export class FakeApplication {
  readonly state: FakeState;
  readonly #listeners = new Set<() => void>();

  constructor(change: Partial<FakeState> = {}) {
    this.state = {
      vault: openOwn,
      preferences: { locale: 'fr', theme: 'auto', railCollapsed: false },
      shell: { kind: 'browser', version: '0.1.0', platform: 'linux', keychain: 'keytar' },
      jobs: [],
      profiles: sampleProfiles(),
      testSteps: [],
      tables: sampleTables(),
      proposals: sampleProposals(),
      mapping: undefined,
      drift: [],
      audits: [],
      campaigns: passwordCampaignsOf,
      journal: [],
      register: [],
      calendar: emptyCalendar,
      passphrase: 'quatre mots sans lien',
      saved: {
        fileName: 'Coffre Ouvadesk - 2026-11-24.ouvadesk',
        bytes: 4_200_000,
        sha256: 'ab'.repeat(32),
        savedAt: '2026-11-24T10:00:00.000Z',
      },
      backup: { kind: 'backup', savedAt: '2026-11-20T09:30:00.000Z', bytes: 4_200_000 },
      refusals: {},
      silent: new Set(),
      calls: [],
      ...nothingShared,
      ...noMail,
      ...nothingForced,
      ...nothingInventoried,
      ...nothingPlanned,
      ...noCampaign,
      ...nothingRetained,
      ...change,
    };
  }

  /** Sends the streams what has changed. */
  tell(change: Partial<FakeState> = {}): void {
    Object.assign(this.state, change);
    for (const listener of this.#listeners) listener();
  }

  /** The inputs of the calls of this name so far. */
  callsOf(call: string): unknown[] {
    return this.state.calls.filter((one) => one.call === call).map((one) => one.input);
  }

  /** From now on the renderer speaks with this application. */
  connect(): this {
    const { port1, port2 } = new MessageChannel();
    new RPCHandler(this.#router()).upgrade(port2);
    port2.start();
    connectOver(port1);
    return this;
  }

  async *#follow<T>(read: () => T, signal: AbortSignal | undefined): AsyncGenerator<T, void> {
    let wake = () => {};
    const listener = () => wake();
    this.#listeners.add(listener);
    signal?.addEventListener('abort', listener);
    try {
      while (!signal?.aborted) {
        const next = new Promise<void>((resolve) => {
          wake = resolve;
        });
        yield read();
        await next;
      }
    } finally {
      this.#listeners.delete(listener);
    }
  }

  #router() {
    const state = this.state;
    const os = implement(contract).use(async ({ path, next }, input) => {
      const call = path.join('.');
      state.calls.push({ call, input });
      if (state.silent.has(call)) await new Promise(() => {});
      const refused = state.refusals[call];
      if (refused) throw new ORPCError(refused.code, { message: refused.code, data: refused.data });
      return next();
    });
    const opened = (vault: VaultState) => {
      this.tell({ vault });
      return { remembered: vault.kind === 'open' && vault.remembered };
    };
    const vaultNow = () => {
      if (state.vault.kind !== 'open') throw new ORPCError('VAULT_LOCKED');
      return state.vault;
    };
    const profileOf = (id: string) => {
      const found = state.profiles.find((profile) => profile.id === id);
      if (!found) throw new ORPCError('CONNECTION_UNKNOWN');
      return found;
    };
    const keep = (profile: Profile) => {
      state.profiles = [...state.profiles.filter((other) => other.id !== profile.id), profile];
      return profile;
    };
    const around = {
      state,
      tell: (given: Partial<FakeState>) => this.tell(given),
      follow: <T>(read: () => T, signal: AbortSignal | undefined) => this.#follow(read, signal),
    };
    return os.router({
      sync: fakeSync(around),
      volunteers: fakeVolunteers(around),
      contactCalendar: fakeCalendar(around),
      register: fakeRegister(around),
      mail: fakeMail(around),
      campaigns: fakePeopleCampaigns(around),
      forcedChanges: fakeForced(around),
      dataInventory: fakeDataInventory(around),
      columnEncryption: fakeColumnEncryption(around),
      retention: fakeRetention(around),
      shell: {
        info: os.shell.info.handler(() => state.shell),
        jobs: os.shell.jobs.handler(({ signal }) => this.#follow(() => state.jobs, signal)),
        cancelJob: os.shell.cancelJob.handler(({ input }) => {
          this.tell({
            jobs: state.jobs.map((job) =>
              job.id === input.id ? { ...job, state: 'cancelled', endedAt: new Date().toISOString() } : job,
            ),
          });
        }),
        resumeJob: os.shell.resumeJob.handler(({ input }) => {
          const job = state.jobs.find(({ id }) => id === input.id);
          if (!job?.canResume) throw new ORPCError('JOB_CANNOT_RESUME');
          const { canResume: _, problem: __, endedAt: ___, ...before } = job;
          const again = { ...before, id: `${job.id}'`, state: 'running' as const, startedAt: new Date().toISOString() };
          this.tell({ jobs: [again, ...state.jobs.map(({ canResume: ____, ...one }) => one)] });
        }),
        forgetJobs: os.shell.forgetJobs.handler(() => {
          this.tell({ jobs: state.jobs.filter((job) => job.state === 'running') });
        }),
      },
      preferences: {
        get: os.preferences.get.handler(() => state.preferences),
        set: os.preferences.set.handler(({ input }) => {
          const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
          state.preferences = { ...state.preferences, ...given };
          return state.preferences;
        }),
      },
      vault: {
        state: os.vault.state.handler(() => state.vault),
        watch: os.vault.watch.handler(({ signal }) => this.#follow(() => state.vault, signal)),
        strength: os.vault.strength.handler(({ input }) => {
          const length = [...input.passphrase].length;
          const score = Math.min(4, Math.floor(length / 6));
          return {
            length,
            longEnough: length >= 15,
            score,
            guessesLog10: length,
            advice: score < 3 ? ['anotherWord'] : [],
          };
        }),
        create: os.vault.create.handler(({ input }) => opened({ ...openOwn, remembered: input.remember })),
        open: os.vault.open.handler(({ input }) => {
          if (input.passphrase !== state.passphrase) throw new ORPCError('WRONG_PASSPHRASE');
          return opened({ ...openOwn, remembered: input.remember });
        }),
        openRemembered: os.vault.openRemembered.handler(() => opened({ ...openOwn, remembered: true })),
        openDemonstration: os.vault.openDemonstration.handler(() => opened({ ...openOwn, vault: 'demonstration' })),
        lock: os.vault.lock.handler(() => this.tell({ vault: { kind: 'locked', remembered: false, why: 'hand' } })),
        touch: os.vault.touch.handler(() => {}),
        changePassphrase: os.vault.changePassphrase.handler(({ input }) => {
          if (input.current !== state.passphrase) throw new ORPCError('WRONG_PASSPHRASE');
          state.passphrase = input.next;
          return { remembered: false };
        }),
        remember: os.vault.remember.handler(({ input }) => opened({ ...vaultNow(), remembered: input.remember })),
        lockAfter: os.vault.lockAfter.handler(({ input }) => {
          this.tell({ vault: { ...vaultNow(), idleMinutes: input.idleMinutes } });
        }),
        backup: os.vault.backup.handler(async function* () {
          yield { kind: 'backup', step: 'writing', done: 2_000_000, total: 4_200_000 };
          return state.saved;
        }),
        handOver: os.vault.handOver.handler(async function* () {
          yield { kind: 'backup', step: 'writing', done: 2_000_000, total: 4_200_000 };
          return { ...state.saved, fileName: 'Passation Ouvadesk - 2026-11-24.ouvadesk' };
        }),
        chooseBackup: os.vault.chooseBackup.handler(() => (state.backup ? { id: 'b1' } : undefined)),
        inspectBackup: os.vault.inspectBackup.handler(async function* () {
          yield { kind: 'restore', step: 'reading', done: 2_000_000, total: 4_200_000 };
          if (!state.backup) throw new ORPCError('BACKUP_GONE');
          return state.backup;
        }),
        restore: os.vault.restore.handler(async function* ({ input }) {
          yield { kind: 'restore', step: 'unpacking', done: 2_000_000, total: 4_200_000 };
          if (input.passphrase !== state.passphrase) throw new ORPCError('WRONG_PASSPHRASE');
          const setAside = state.vault.kind === 'locked' ? '/coffres/own/copies/2026-11-24-replaced' : undefined;
          opened(openOwn);
          return setAside ? { setAside } : {};
        }),
        forgetBackup: os.vault.forgetBackup.handler(() => {}),
      },
      connections: {
        list: os.connections.list.handler(() => state.profiles),
        save: os.connections.save.handler(({ input }) => {
          const before = state.profiles.find((profile) => profile.id === input.id);
          const given = Object.entries(input.secrets).filter(([, value]) => typeof value === 'string');
          const held = [...new Set([...(before?.held ?? []), ...given.map(([name]) => name)])] as Profile['held'];
          const id = input.id ?? `c${state.profiles.length + 1}`;
          return keep({ ...before, id, name: input.name, target: input.target, held, keptIn: 'keychain' });
        }),
        remove: os.connections.remove.handler(({ input }) => {
          state.profiles = state.profiles.filter((profile) => profile.id !== input.id);
        }),
        test: os.connections.test.handler(async function* () {
          yield* state.testSteps;
        }),
        acceptHostKey: os.connections.acceptHostKey.handler(({ input }) =>
          keep({ ...profileOf(input.id), hostKey: input.fingerprint }),
        ),
        forgetHostKey: os.connections.forgetHostKey.handler(({ input }) => {
          const { hostKey: _, ...rest } = profileOf(input.id);
          return keep(rest);
        }),
        grants: os.connections.grants.handler(({ input }) => ({
          statements: [
            "CREATE USER 'ouvadesk'@'%' IDENTIFIED BY '…' REQUIRE SSL;",
            input.task === 'map'
              ? "GRANT SELECT ON `ouvadmin`.* TO 'ouvadesk'@'%';"
              : "GRANT SELECT (`id`, `login`, `email`, `password`) ON `ouvadmin`.`compte` TO 'ouvadesk'@'%';",
          ],
          mapped: state.mapping !== undefined,
        })),
      },
      schemaMapping: {
        tables: os.schemaMapping.tables.handler(() => state.tables),
        propose: os.schemaMapping.propose.handler(() => state.proposals),
        sample: os.schemaMapping.sample.handler(() => sampleRows()),
        storage: os.schemaMapping.storage.handler(async function* () {
          yield { kind: 'storage', step: 'count', done: 2500, total: 5000, rate: 50_000 };
          return { votes: sampleVotes(), rows: 5000 };
        }),
        current: os.schemaMapping.current.handler(() => state.mapping),
        history: os.schemaMapping.history.handler(() => (state.mapping ? [state.mapping] : [])),
        save: os.schemaMapping.save.handler(({ input }) => {
          state.mapping = {
            connectionId: input.connectionId,
            version: (state.mapping?.version ?? 0) + 1,
            savedAt: '2026-11-24T10:20:00.000Z',
            systems: input.systems,
          };
          return state.mapping;
        }),
        check: os.schemaMapping.check.handler(() => state.drift),
      },
      passwordCampaigns: state.campaigns(() => state.audits),
      exports: {
        journal: os.exports.journal.handler(() => state.journal),
        markDeleted: os.exports.markDeleted.handler(({ input }) => {
          state.journal = state.journal.map((entry) =>
            entry.id === input.id ? { ...entry, deletedOn: new Date().toISOString() } : entry,
          );
        }),
      },
    });
  }
}
