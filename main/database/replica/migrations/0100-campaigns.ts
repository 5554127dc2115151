import type { Migration } from './migration.ts';

/**
 * Campaigns as the screens read them. All but the fingerprints and campaign_here is folded from shared records and can be
 * folded again; what is reckoned (standing to last_at) follows from the rest. campaign_folded: records that were folded.
 */
export const campaigns: Migration = {
  number: 100,
  name: 'campaigns',
  up(db) {
    db.exec(`
      CREATE TABLE campaign_person (
        -- Never given twice: lists remember texts by it.
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        campaign TEXT NOT NULL,
        person TEXT NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        -- As Ouvadmin has it, and as it is written to: '' where nobody can, and why in unusable.
        address TEXT NOT NULL,
        contact TEXT NOT NULL,
        unusable TEXT,
        accounts INTEGER NOT NULL,
        -- Of all accounts, as bits in the order of the contract.
        reasons INTEGER NOT NULL,
        search TEXT NOT NULL,
        standing TEXT NOT NULL,
        unreachable TEXT,
        next_step TEXT,
        next_kind TEXT,
        next_on TEXT,
        last_at TEXT,
        UNIQUE (campaign, person)
      ) STRICT;
      CREATE INDEX campaign_person_due ON campaign_person (campaign, next_on) WHERE next_on IS NOT NULL;
      CREATE INDEX campaign_person_standing ON campaign_person (campaign, standing);
      CREATE INDEX campaign_person_contact ON campaign_person (contact) WHERE contact <> '';

      CREATE TABLE campaign_account (
        campaign TEXT NOT NULL,
        system TEXT NOT NULL,
        source_key TEXT NOT NULL,
        person TEXT NOT NULL,
        account_id TEXT NOT NULL,
        login TEXT NOT NULL,
        reasons INTEGER NOT NULL,
        -- Only on the laptop that has the audit: neither shared nor handed over.
        fingerprint BLOB,
        -- verified, weak-again or gone, and when the audit that says so began; 'same' takes an older word back.
        since TEXT,
        since_at TEXT,
        -- The latest word on imposing: 1 imposed, 0 undone.
        imposed INTEGER NOT NULL DEFAULT 0,
        imposed_at TEXT,
        -- A person's accounts lie together: what is reckoned of a person reads one place.
        PRIMARY KEY (campaign, person, system, source_key)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX campaign_account_source ON campaign_account (campaign, system, source_key);

      CREATE TABLE campaign_exception (
        campaign TEXT NOT NULL,
        person TEXT NOT NULL,
        reason TEXT NOT NULL,
        until TEXT NOT NULL,
        PRIMARY KEY (campaign, person)
      ) STRICT, WITHOUT ROWID;

      -- Addresses that must not be written to any more: refused or bounced.
      CREATE TABLE campaign_address (
        address TEXT PRIMARY KEY,
        because TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE campaign_folded (
        record TEXT PRIMARY KEY,
        campaign TEXT NOT NULL,
        kind TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- What is of this laptop alone: whether it sends, and the audit that was compared last.
      CREATE TABLE campaign_here (
        campaign TEXT PRIMARY KEY,
        sends INTEGER NOT NULL DEFAULT 0,
        compared TEXT
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
