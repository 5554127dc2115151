import { words } from './all-words.ts';
import type { Door } from './door.ts';
import { door as campaigns } from './features/campaigns/door.ts';
import { door as columnEncryption } from './features/column-encryption/door.ts';
import { door as connections } from './features/connections/door.ts';
import { door as contactCalendar } from './features/contact-calendar/door.ts';
import { door as dataInventory } from './features/data-inventory/door.ts';
import { door as exportJournal } from './features/exports/door.ts';
import { door as forcedChanges } from './features/forced-changes/door.ts';
import { door as help } from './features/help/door.ts';
import { door as home } from './features/home/door.ts';
import { door as mail } from './features/mail/door.ts';
import { door as passwordCampaigns } from './features/password-campaigns/door.ts';
import { door as preferences } from './features/preferences/door.ts';
import { door as register } from './features/register/door.ts';
import { door as retention } from './features/retention/door.ts';
import { door as schemaMapping } from './features/schema-mapping/door.ts';
import { JobsButton } from './features/shell/jobs-button.tsx';
import { door as sync } from './features/sync/door.ts';
import { SyncStatus } from './features/sync/sync-status.tsx';
import { door as vault } from './features/vault/door.ts';
import { door as volunteers } from './features/volunteers/door.ts';
import { Frame } from './frame/frame.tsx';
import { addWords } from './words.ts';

/** The features by the order in which the rail, the settings and the palette show them. */
const doors: readonly Door[] = [
  home,
  passwordCampaigns,
  campaigns,
  forcedChanges,
  dataInventory,
  columnEncryption,
  retention,
  contactCalendar,
  exportJournal,
  register,
  connections,
  schemaMapping,
  volunteers,
  sync,
  help,
  preferences,
  mail,
  vault,
];

addWords(words);

/** What stands behind the vault's gate: the frame with the features. It is loaded while one stands before the gate. */
export function App() {
  return (
    <Frame
      doors={doors}
      jobs={(collapsed) => <JobsButton collapsed={collapsed} />}
      sync={(collapsed, alone) => <SyncStatus collapsed={collapsed} alone={alone} />}
    />
  );
}
