import type { ExportRequest, ExportResult, Progress, System } from '../../../preload/contract/common.ts';
import type { Change, Outcome, Reason } from '../../../preload/contract/password-campaigns.ts';
import type { Fact } from '../../../preload/contract/register.ts';
import type { Replica } from '../../database/replica/replica.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { MailForCampaigns } from '../../mail/mail-for-campaigns.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import type { Words } from '../../shared/spreadsheet/dataset.ts';
import type { AccountKey } from './for-forcing.ts';
import type { CampaignsForSending, SendingForCampaigns } from './for-sending.ts';

export interface AuditedAccount extends AccountKey {
  readonly accountId: string;
  readonly login: string;
  readonly holder: string;
  readonly email: string;
  readonly reasons: readonly Reason[];
}

export interface AuditFacts {
  readonly id: string;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly done: boolean;
  readonly hasAccounts: boolean;
  readonly startedAt: string;
  readonly systems: readonly System[];
  /** When the audit before it on this laptop began. */
  readonly before: string | undefined;
}

/** What of audits campaigns need (passwordCampaigns.forCampaigns). Each refuses AUDIT_UNKNOWN. */
export interface Audits {
  get(auditId: string): AuditFacts;
  /** Those that ended and still have their accounts, newest first. */
  complete(): AuditFacts[];
  weak(auditId: string, systems: readonly System[], reasons: readonly Reason[]): AsyncGenerator<AuditedAccount[]>;
  find(
    auditId: string,
    keys: readonly AccountKey[],
  ): Promise<
    (
      | {
          readonly outcome: Outcome;
          readonly fingerprint: Uint8Array | null;
          readonly passwordChangedOn: string | null;
          readonly change: Change;
        }
      | undefined
    )[]
  >;
  rule(auditId: string, systems: readonly System[]): Words;
}

/** What is asked of the exports room. */
export interface CampaignExportOrder {
  readonly dataset: 'campaign-people' | 'campaign-letters' | 'campaign-report';
  readonly subject: string;
  readonly query: unknown;
  readonly request: ExportRequest;
}

export interface CampaignsDeps {
  readonly replica: Replica;
  readonly records: SharedRecords;
  readonly jobs: Pick<Jobs, 'run'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly audits: Audits;
  /** What database each connection of this laptop is about: "demonstration", or "host/database" (main/source-of.ts). */
  readonly connections: () => readonly { readonly id: string; readonly source: string }[];
  /** The name of whoever works here. */
  readonly author: () => string;
  /** A name for a volunteer; undefined where nobody knows any more. */
  readonly nameOf: (volunteer: string) => string | undefined;
  readonly mail: MailForCampaigns;
  /** Called once, with what sending gets of campaigns. */
  readonly openSending: (campaigns: CampaignsForSending) => SendingForCampaigns;
  readonly enter: (entry: {
    readonly what: 'campaign-started' | 'campaign-closed';
    readonly subject: string;
    readonly facts: Readonly<Record<string, Fact>>;
  }) => unknown;
  readonly writeExport: (order: CampaignExportOrder) => AsyncGenerator<Progress, ExportResult, void>;
}
