import { campaigns } from './campaigns.ts';
import { columnEncryption } from './column-encryption.ts';
import { connections } from './connections.ts';
import { contactCalendar } from './contact-calendar.ts';
import { dataInventory } from './data-inventory.ts';
import { exportJournal } from './exports.ts';
import { forcedChanges } from './forced-changes.ts';
import { mail } from './mail.ts';
import { passwordCampaigns } from './password-campaigns.ts';
import { preferences } from './preferences.ts';
import { register } from './register.ts';
import { retention } from './retention.ts';
import { schemaMapping } from './schema-mapping.ts';
import { shell } from './shell.ts';
import { sync } from './sync.ts';
import { vault } from './vault.ts';
import { volunteers } from './volunteers.ts';

/** All that may cross between the screen and the main process. One line a feature. */
export const contract = {
  shell,
  preferences,
  vault,
  connections,
  schemaMapping,
  passwordCampaigns,
  exports: exportJournal,
  contactCalendar,
  mail,
  campaigns,
  forcedChanges,
  dataInventory,
  columnEncryption,
  retention,
  register,
  sync,
  volunteers,
};
