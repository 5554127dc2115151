import type { System } from '../../../preload/contract/common.ts';
import type { Policy } from '../../../preload/contract/password-campaigns.ts';
import type { Outcome } from '../../../preload/contract/register.ts';
import type { SystemMapping } from '../../../preload/contract/schema-mapping.ts';
import type { Journal } from '../../database/journal/journal.ts';
import type { Ouvadmin, Reach } from '../../database/ouvadmin/ouvadmin.ts';
import type { Replica } from '../../database/replica/replica.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';

/** An account by what distinguishes it in its table: the primary key as JSON, as verdicts have it. */
export interface AccountKey {
  readonly system: System;
  readonly sourceKey: string;
}

export interface ForcedAccount extends AccountKey {
  readonly accountId: string;
  readonly login: string;
  /** Of the value that was audited; null on a laptop that has not that audit. */
  readonly fingerprint: Uint8Array | null;
  /** What a later audit said of it, or that its change was imposed. */
  readonly since?: 'verified' | 'weak-again' | 'gone' | 'imposed';
}

export interface ForcedPerson {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly excepted: boolean;
  /** When messages to this person were sent. */
  readonly noticesAt: readonly string[];
  readonly accounts: readonly ForcedAccount[];
}

export interface CampaignToForce {
  readonly name: string;
  /** "demonstration" or "host/database", the same on every laptop. */
  readonly source: string;
  readonly connectionId: string | undefined;
  readonly people: readonly ForcedPerson[];
}

/** What this feature needs of campaigns. */
export interface Campaigns {
  forForcing(campaignId: string): Promise<CampaignToForce>;
  recordImposed(campaignId: string, runId: string, accounts: readonly AccountKey[], at: string): Promise<void>;
  undoneImposed(campaignId: string, runId: string, accounts: readonly AccountKey[], at: string): Promise<void>;
}

/** A mapped system with the key of its table. */
export interface ReadySystem extends SystemMapping {
  readonly primaryKey: readonly string[];
}

/** The team as sync knows it (volunteers.forSync). */
export interface ForcingTeam {
  readonly epoch: number;
  standing(): string;
  keyOf(epoch: number): Uint8Array | undefined;
  nameOf(volunteer: string): string | undefined;
  openJournal(signal: AbortSignal): Promise<Journal>;
}

export interface ForcedChangesDeps {
  readonly replica: Replica;
  readonly records: SharedRecords;
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Log;
  readonly campaigns: Campaigns;
  readonly team: ForcingTeam;
  readonly device: () => string;
  /** The volunteer who wrote last on a device. */
  readonly authorOf: (device: string) => string | undefined;
  /** The name of whoever works here. */
  readonly author: () => string;
  readonly reach: (connectionId: string) => Promise<Reach>;
  /** The reading door. */
  readonly openOuvadmin: (connectionId: string, signal?: AbortSignal) => Promise<Ouvadmin>;
  /** The current mapping, once the database was seen to fit it; refuses NOT_MAPPED, MAPPING_DRIFTED, CANNOT_REACH. */
  readonly readyMapping: (connectionId: string) => Promise<{ readonly systems: readonly ReadySystem[] }>;
  /** The policy that judges a system. */
  readonly policyOf: (system: System) => Policy;
  /** The key under which the audits of this vault fingerprint stored values. */
  readonly fingerprintKey: () => Uint8Array;
  readonly enter: (entry: {
    readonly what: 'forced-change';
    readonly subject: string;
    readonly outcome: Outcome;
    readonly facts: Readonly<Record<string, string | number>>;
  }) => unknown;
}
