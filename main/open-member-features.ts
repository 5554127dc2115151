import type { Replica } from './database/replica/replica.ts';
import type { Sharing } from './database/replica/shared/sharing.ts';
import { openCampaigns } from './features/campaigns/campaigns.ts';
import { openSending } from './features/campaigns/sending/sending.ts';
import type { Connections } from './features/connections/connections.ts';
import type { ContactCalendar } from './features/contact-calendar/contact-calendar.ts';
import type { Exports } from './features/exports/exports.ts';
import { openForcedChanges } from './features/forced-changes/forced-changes.ts';
import { openMail } from './features/mail/mail.ts';
import type { PasswordCampaigns } from './features/password-campaigns/password-campaigns.ts';
import type { Register } from './features/register/register.ts';
import type { SchemaMapping } from './features/schema-mapping/schema-mapping.ts';
import type { Volunteers } from './features/volunteers/volunteers.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Clock } from './shared/clock.ts';
import type { Log } from './shared/log.ts';
import type { Keychain, ShellPowers } from './shared/powers.ts';
import { sourceOf } from './source-of.ts';

interface MemberFeaturesOptions {
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
  readonly contactCalendar: ContactCalendar;
  readonly register: Register;
  readonly exports: Exports;
  readonly volunteers: Volunteers;
}

/** What reaches members: mail, the campaigns that are sent by it, and what is imposed on those who never changed. */
export function openMemberFeatures(options: MemberFeaturesOptions) {
  const { replica, sharing, jobs, clock, log, author, connections, passwordCampaigns, register } = options;
  const { db } = replica;
  const { records, identity } = sharing;
  const team = options.volunteers.forSync;
  const { nameOf } = team;
  const mail = openMail({
    db,
    records,
    clock,
    keychain: options.keychain,
    shell: options.shell,
    used: () => campaigns.used(),
    usedNews: () => campaigns.sent,
  });
  const campaigns = openCampaigns({
    ...{ replica, records, jobs, clock, log, author, nameOf },
    audits: passwordCampaigns.forCampaigns,
    connections: () => connections.list().map((profile) => ({ id: profile.id, source: sourceOf(profile) })),
    mail,
    openSending: (forSending) =>
      openSending({
        ...{ db, records, identity, jobs, clock, log, team, nameOf },
        mail,
        calendar: options.contactCalendar,
        campaigns: forSending,
      }),
    enter: register.enter,
    writeExport: options.exports.write,
  });
  const forcedChanges = openForcedChanges({
    ...{ replica, records, jobs, clock, log, team, author },
    campaigns: campaigns.forForcing,
    device: identity.device,
    authorOf: sharing.inbox.authorOf,
    reach: connections.reachOf,
    openOuvadmin: connections.openOuvadmin,
    readyMapping: options.schemaMapping.ready,
    policyOf: passwordCampaigns.policyOf,
    fingerprintKey: passwordCampaigns.fingerprintKey,
    enter: register.enter,
  });
  return {
    mail,
    campaigns,
    forcedChanges,
    async close() {
      await forcedChanges.close();
      await campaigns.closeRoom();
      await mail.close();
    },
  };
}
