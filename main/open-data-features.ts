import type { Replica } from './database/replica/replica.ts';
import type { Sharing } from './database/replica/shared/sharing.ts';
import { openAccess } from './features/column-encryption/access/access.ts';
import { openColumnEncryption } from './features/column-encryption/column-encryption.ts';
import { type KeyDelivery, openDelivery } from './features/column-encryption/delivery/delivery.ts';
import { openDataKeys } from './features/column-encryption/keys/data-keys.ts';
import type { Connections } from './features/connections/connections.ts';
import { openDataInventory } from './features/data-inventory/data-inventory.ts';
import type { Exports } from './features/exports/exports.ts';
import type { PasswordCampaigns } from './features/password-campaigns/password-campaigns.ts';
import type { Register } from './features/register/register.ts';
import { openRetention } from './features/retention/retention.ts';
import type { SchemaMapping } from './features/schema-mapping/schema-mapping.ts';
import type { Volunteers } from './features/volunteers/volunteers.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Clock } from './shared/clock.ts';
import type { Log } from './shared/log.ts';
import type { Keychain, ShellPowers } from './shared/powers.ts';
import { sourceOf } from './source-of.ts';

interface DataFeaturesOptions {
  readonly replica: Replica;
  readonly sharing: Sharing;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Log;
  readonly keychain: Keychain | undefined;
  readonly shell: ShellPowers;
  readonly author: () => string;
  readonly connections: Connections;
  readonly schemaMapping: SchemaMapping;
  readonly passwordCampaigns: PasswordCampaigns;
  readonly register: Register;
  readonly exports: Exports;
  readonly volunteers: Volunteers;
}

/** What becomes of personal data: where it is, how it is encrypted and by which keys, when it goes. */
export function openDataFeatures(options: DataFeaturesOptions) {
  const { replica, sharing, jobs, clock, log, author, connections, schemaMapping, register, volunteers } = options;
  const { db } = replica;
  const { records, identity } = sharing;
  const { nameOf } = volunteers.forSync;
  const { enter } = register;
  const { reachOf, openOuvadmin } = connections;
  const writeExport = options.exports.write;
  const connection = (id: string) => {
    const profile = connections.get(id);
    return { id, name: profile.name, source: sourceOf(profile) };
  };
  const all = () => connections.list().map(({ id }) => connection(id));

  const dataInventory = openDataInventory({
    ...{ db, records, jobs, clock, author, nameOf, connection, reachOf, enter, writeExport },
  });
  const retention = openRetention({
    ...{ replica, records, jobs, clock, log, author, reach: reachOf, openOuvadmin, enter, writeExport },
    team: volunteers.forSync,
    device: identity.device,
    authorOf: sharing.inbox.authorOf,
    connections: all,
  });
  const keys = openDataKeys({
    ...{ db, records, clock, log, author },
    team: volunteers.forKeys,
    inUse: (plan) => encryption.keyNumberOf(plan),
  });
  const delivery: KeyDelivery = openDelivery({
    ...{ db, records, clock, keys, author, nameOf, enter },
    keychain: options.keychain,
    sourceOf: (id) => connection(id).source,
    columnsOf: (source) =>
      encryption.plansOf(source).flatMap(({ id, table, column, treatment, known }) => {
        if (treatment.kind !== 'encrypt' || !known) return [];
        return [{ plan: id, table, column, index: treatment.index, current: known.keyNumber }];
      }),
  });
  const encryption = openColumnEncryption({
    ...{ replica, records, jobs, clock, log, author, nameOf, keys, enter },
    shell: options.shell,
    device: identity.device,
    volunteer: identity.volunteer,
    connections: all,
    reach: reachOf,
    tables: schemaMapping.tables,
    delivered: delivery.delivered,
    passwordColumn: (id, table, column) => passwordColumn(schemaMapping, id, table, column),
    lastAudit: (id, table) => lastAudit(options.passwordCampaigns, schemaMapping, id, table),
    clocks: retention.clocks,
  });
  const access = openAccess({
    ...{ clock, keys, enter, writeExport },
    reach: reachOf,
    mapping: schemaMapping.current,
    sourceOf: (id) => connection(id).source,
    plansOf: encryption.plansOf,
  });
  return {
    dataInventory,
    retention,
    columnEncryption: { encryption, keys, delivery, access },
    /** Before a rehearsal of recovery is stated, the keys of columns are opened as well. */
    alsoRehearse: keys.rehearse,
    isWorking: () => encryption.isWorking() || retention.isWorking(),
    async close() {
      delivery.close();
      await encryption.close();
      await keys.close();
      await retention.close();
      await dataInventory.close();
    },
  };
}

function passwordColumn(mapping: SchemaMapping, connectionId: string, table: string, column: string) {
  const systems = mapping.current(connectionId)?.systems ?? [];
  const system = systems.find((one) => one.table === table && one.columns.password === column);
  return system && { storage: system.storage, login: system.columns.login ?? system.columns.id };
}

/** The last that read every account: when it began, and how many accounts of a table it judged. */
function lastAudit(audits: PasswordCampaigns, mapping: SchemaMapping, connectionId: string, table: string) {
  const systems = (mapping.current(connectionId)?.systems ?? []).filter((one) => one.table === table);
  const done = audits.audits().filter((audit) => audit.connectionId === connectionId && audit.state === 'done');
  const [latest] = done.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  if (!latest) return undefined;
  const counted = latest.counts.filter(({ system }) => systems.some((one) => one.system === system));
  return { at: latest.startedAt, rows: counted.reduce((sum, { total }) => sum + total, 0) };
}
