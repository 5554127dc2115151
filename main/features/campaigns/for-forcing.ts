import type { System } from '../../../preload/contract/common.ts';

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
  /** As in the campaign. */
  readonly id: string;
  readonly name: string;
  readonly address: string;
  /** Excepted today. */
  readonly excepted: boolean;
  /** When messages to this person were sent, in order. */
  readonly noticesAt: readonly string[];
  readonly accounts: readonly ForcedAccount[];
}

export interface CampaignToForce {
  readonly name: string;
  /** "demonstration" or "host/database", the same on every laptop. */
  readonly source: string;
  /** This laptop's connection to it. */
  readonly connectionId: string | undefined;
  readonly people: readonly ForcedPerson[];
}

/** What imposed changes get of campaigns. Each refuses CAMPAIGN_UNKNOWN. */
export interface CampaignsForForcing {
  /** Everybody, accounts and all: read in slices, off the main thread. */
  forForcing(campaignId: string): Promise<CampaignToForce>;
  /** Shared at once; the steps of these accounts stop. `at` is an instant. The same run may record in several parts. */
  recordImposed(campaignId: string, runId: string, accounts: readonly AccountKey[], at: string): Promise<void>;
  undoneImposed(campaignId: string, runId: string, accounts: readonly AccountKey[], at: string): Promise<void>;
}
