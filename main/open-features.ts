import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { ApplicationOptions } from './compose.ts';
import { demonstrationFile } from './database/demonstration/demonstration-file.ts';
import type { Replica } from './database/replica/replica.ts';
import { openSharedRecords } from './database/replica/shared/open-shared-records.ts';
import { datasets } from './export-datasets.ts';
import { type Connections, openConnections } from './features/connections/connections.ts';
import { openContactCalendar } from './features/contact-calendar/contact-calendar.ts';
import { openExports } from './features/exports/exports.ts';
import { openPasswordCampaigns } from './features/password-campaigns/password-campaigns.ts';
import { openRegister } from './features/register/register.ts';
import { openSchemaMapping } from './features/schema-mapping/schema-mapping.ts';
import { openSync } from './features/sync/sync.ts';
import type { VaultKind } from './features/vault/vault.ts';
import { journalsBy } from './features/volunteers/journals.ts';
import { openVolunteers } from './features/volunteers/volunteers.ts';
import { furnishDemonstration } from './furnish-demonstration.ts';
import { hostsOf } from './hosts-of.ts';
import type { Jobs } from './jobs/jobs.ts';
import { openDataFeatures } from './open-data-features.ts';
import { openMemberFeatures } from './open-member-features.ts';
import { workerFile } from './shared/worker-file.ts';
import { sharedKinds } from './shared-kinds.ts';

export interface FeaturesOptions extends ApplicationOptions {
  readonly jobs: Jobs;
}

/** All that works on one open replica. */
export type Features = Awaited<ReturnType<typeof openFeatures>>;

/** Builds what works on an open replica: each feature is given what it needs of the others, and nothing else. */
export async function openFeatures(
  { clock, log, keychain, shellPowers, dataFolder, jobs }: FeaturesOptions,
  replica: Replica,
  kind: VaultKind,
) {
  const connections: Connections = openConnections({
    db: replica.db,
    clock,
    keychain,
    demonstrationFile: () => demonstrationFile(join(dataFolder, 'demonstration')),
    mappedColumns: async (id) => schemaMapping.columnsRead(id),
    inUse: (id) =>
      passwordCampaigns.isAuditing(id) || memberFeatures.forcedChanges.isWorking() || dataFeatures.isWorking(),
    removed: (id) => schemaMapping.forget(id),
  });
  const schemaMapping = openSchemaMapping({
    db: replica.db,
    clock,
    openOuvadmin: connections.openOuvadmin,
    reachOf: connections.reachOf,
  });
  const sharing = openSharedRecords(replica.db, clock);
  const { records, identity } = sharing;
  const contactCalendar = openContactCalendar({ records, clock });
  const register = openRegister({
    records,
    clock,
    author: () => userInfo().username,
    whoIs: (volunteer) => ({
      mine: volunteer === identity.volunteer,
      name: volunteers.forSync.nameOf(volunteer),
    }),
    writeExport: (order) => exports.write(order),
  });
  const exports = openExports({
    replica,
    register,
    jobs,
    shell: shellPowers,
    clock,
    datasets,
    worker: workerFile('export-worker', import.meta.url),
    author: () => userInfo().username,
  });
  const passwordCampaigns = openPasswordCampaigns({
    replica,
    jobs,
    clock,
    connection: (id) => hostsOf(connections.get(id)),
    reach: connections.reachOf,
    readyMapping: schemaMapping.ready,
    enter: register.enter,
    audited: (id) => memberFeatures.campaigns.auditEnded(id),
    writeExport: exports.write,
  });
  const volunteers = openVolunteers({
    db: replica.db,
    clock,
    volunteer: identity.volunteer,
    journals: journalsBy(connections.reachOf, clock),
    profile: connections.get,
    shell: shellPowers,
    enter: register.enter,
    alsoRehearse: (recovery, box) => dataFeatures.alsoRehearse(recovery, box),
  });
  const sync = openSync({ db: replica.db, sharing, team: volunteers.forSync, clock, log, kinds: sharedKinds });
  const memberFeatures = openMemberFeatures({
    ...{ replica, sharing, jobs, clock, log, keychain, connections, schemaMapping, passwordCampaigns },
    ...{ contactCalendar, register, exports, volunteers },
    shell: shellPowers,
    author: () => userInfo().username,
  });
  const dataFeatures = openDataFeatures({
    ...{ replica, sharing, jobs, clock, log, keychain, connections, schemaMapping, passwordCampaigns },
    ...{ register, exports, volunteers },
    shell: shellPowers,
    author: () => userInfo().username,
  });
  const { mail, campaigns, forcedChanges } = memberFeatures;
  const { dataInventory, columnEncryption, retention } = dataFeatures;
  if (kind === 'demonstration')
    await furnishDemonstration({ connections, schemaMapping, contactCalendar, register, clock });
  const close = async () => {
    await dataFeatures.close();
    await memberFeatures.close();
    await sync.close();
    volunteers.close();
    connections.close();
    sharing.close();
    await schemaMapping.close();
  };
  return {
    connections,
    schemaMapping,
    passwordCampaigns,
    exports,
    contactCalendar,
    register,
    volunteers,
    sync,
    mail,
    campaigns,
    forcedChanges,
    dataInventory,
    columnEncryption,
    retention,
    close,
  };
}
