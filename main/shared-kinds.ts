import { campaignKinds } from './features/campaigns/kinds.ts';
import { sendingKinds } from './features/campaigns/sending/kinds.ts';
import { columnEncryptionKinds } from './features/column-encryption/kinds.ts';
import { contactCalendarKinds } from './features/contact-calendar/kinds.ts';
import { dataInventoryKinds } from './features/data-inventory/kinds.ts';
import { forcedChangesKinds } from './features/forced-changes/kinds.ts';
import { mailKinds } from './features/mail/kinds.ts';
import { registerKinds } from './features/register/kinds.ts';
import { retentionKinds } from './features/retention/kinds.ts';

/** Every kind of shared record that this application knows, one line a feature, with what a record is called by. */
export const sharedKinds = [
  ...contactCalendarKinds,
  ...forcedChangesKinds,
  ...mailKinds,
  ...registerKinds,
  ...campaignKinds,
  ...sendingKinds,
  ...dataInventoryKinds,
  ...columnEncryptionKinds,
  ...retentionKinds,
];
