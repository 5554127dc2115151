import { settings } from './0010-settings.ts';
import { connections } from './0020-connections.ts';
import { schemaMappings } from './0030-schema-mappings.ts';
import { audits } from './0040-audits.ts';
import { exportJournal } from './0050-export-journal.ts';
import { sharedRecords } from './0060-shared-records.ts';
import { team } from './0070-team.ts';
import { jobs } from './0080-jobs.ts';
import { sync } from './0090-sync.ts';
import { campaigns } from './0100-campaigns.ts';
import { deliveries } from './0110-deliveries.ts';
import { mail } from './0120-mail.ts';
import { forcedChanges } from './0130-forced-changes.ts';
import { columnEncryption } from './0140-column-encryption.ts';
import { columnKeys } from './0150-column-keys.ts';
import { dataInventory } from './0160-data-inventory.ts';
import { retention } from './0170-retention.ts';
import type { Migration } from './migration.ts';

/** Every step of the replica, in order. */
export const migrations: readonly Migration[] = [
  settings,
  connections,
  schemaMappings,
  audits,
  exportJournal,
  sharedRecords,
  team,
  jobs,
  sync,
  campaigns,
  deliveries,
  mail,
  forcedChanges,
  columnEncryption,
  columnKeys,
  dataInventory,
  retention,
];
