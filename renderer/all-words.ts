import { words as campaigns } from './features/campaigns/words.ts';
import { words as columnEncryption } from './features/column-encryption/words.ts';
import { words as connections } from './features/connections/words.ts';
import { words as contactCalendar } from './features/contact-calendar/words.ts';
import { words as dataInventory } from './features/data-inventory/words.ts';
import { words as exports } from './features/exports/words.ts';
import { words as forcedChanges } from './features/forced-changes/words.ts';
import { words as help } from './features/help/words.ts';
import { words as home } from './features/home/words.ts';
import { words as mail } from './features/mail/words.ts';
import { words as passwordCampaigns } from './features/password-campaigns/words.ts';
import { words as preferences } from './features/preferences/words.ts';
import { words as register } from './features/register/words.ts';
import { words as retention } from './features/retention/words.ts';
import { words as schemaMapping } from './features/schema-mapping/words.ts';
import { words as shell } from './features/shell/words.ts';
import { words as sync } from './features/sync/words.ts';
import { words as backup } from './features/vault/backup-words.ts';
import { words as vault } from './features/vault/words.ts';
import { words as volunteers } from './features/volunteers/words.ts';
import { words as frame } from './frame/words.ts';
import { words as refusals } from './refusals/words.ts';
import { words as charts } from './ui/charts/words.ts';
import { words as dataTable } from './ui/data-table/words.ts';
import { words as exportDialog } from './ui/export-dialog/words.ts';
import { words as ui } from './ui/words.ts';

/** Every sentence of the application: one line a feature. Each words.ts holds the same keys in French and in English. */
export const words = {
  ui,
  dataTable,
  charts,
  exportDialog,
  refusals,
  frame,
  home,
  shell,
  vault,
  backup,
  preferences,
  connections,
  schemaMapping,
  passwordCampaigns,
  campaigns,
  exports,
  forcedChanges,
  dataInventory,
  columnEncryption,
  retention,
  mail,
  contactCalendar,
  register,
  sync,
  volunteers,
  help,
};
