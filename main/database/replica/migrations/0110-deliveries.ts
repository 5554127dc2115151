import type { Migration } from './migration.ts';

/**
 * delivery: what became of each message, of this laptop's and of others' (folded from what is shared). turns: how many turns
 * were asked for; tries: how often the server asked for patience; sent_at: when its text was last on its way. shared,
 * recorded: whether others, and the contact calendar, were told. contact: the address as the calendar knows the person. delivery_turn: turns taken where there is no journal to
 * take them in. sending_fact: what this laptop's sending must remember.
 */
export const deliveries: Migration = {
  number: 110,
  name: 'deliveries',
  up(db) {
    db.exec(`
      CREATE TABLE delivery (
        campaign TEXT NOT NULL,
        step TEXT NOT NULL,
        person TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        state TEXT NOT NULL,
        at TEXT NOT NULL,
        next_at TEXT,
        tries INTEGER NOT NULL DEFAULT 0,
        turns INTEGER NOT NULL DEFAULT 0,
        said TEXT,
        volunteer TEXT NOT NULL,
        device TEXT NOT NULL,
        message_id TEXT,
        kind TEXT NOT NULL,
        address TEXT,
        contact TEXT,
        campaign_name TEXT,
        sent_at TEXT,
        shared INTEGER NOT NULL DEFAULT 0,
        recorded INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (campaign, step, person, attempt)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX delivery_person ON delivery (campaign, person);
      CREATE INDEX delivery_sent ON delivery (sent_at) WHERE sent_at IS NOT NULL;
      CREATE INDEX delivery_message ON delivery (message_id) WHERE message_id IS NOT NULL;
      CREATE INDEX delivery_contact ON delivery (contact) WHERE contact IS NOT NULL;
      CREATE INDEX delivery_pending ON delivery (state, campaign) WHERE state IN ('claimed', 'handing', 'retry');
      CREATE INDEX delivery_untold ON delivery (shared) WHERE shared = 0;
      CREATE INDEX delivery_unrecorded ON delivery (recorded) WHERE recorded = 0;
      CREATE TABLE delivery_turn (
        number INTEGER PRIMARY KEY,
        subject TEXT NOT NULL UNIQUE,
        token TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE sending_fact (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT;
    `);
  },
};
