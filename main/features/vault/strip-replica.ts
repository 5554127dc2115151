import type { Database } from 'better-sqlite3';
import { v7 as newId } from 'uuid';

/**
 * The tables that a successor is given. Every other one is emptied, and so is one that a later version adds, until somebody
 * decides and writes it here or below.
 */
export const handedOver = [
  'connection',
  'schema_mapping',
  'system_policy',
  'audit',
  'verdict',
  'export_journal',
  // What volunteers share, with its history, and what was written here and not sent yet.
  'device',
  'volunteer',
  'word',
  'had',
  'sharing',
  'context',
  'record',
  'cell',
  'rival',
  'own',
  'received',
  'kept',
  // What went out to members, so that nobody is written to twice.
  'delivery',
  'delivery_turn',
  'mail_sender',
] as const;

/** What stays with the person who leaves: secrets, keys, the place in the team, the life of this laptop. */
export const keptBack = [
  'setting',
  'connection_secret',
  'share',
  'job',
  'team',
  'team_identity',
  'team_statement',
  'team_key',
  'team_invitation',
  'team_request',
  'sync_fact',
  'sent_row',
  'refused_row',
  // Folded again from what is shared; the fingerprints among them are of no use to a successor.
  'campaign_person',
  'campaign_account',
  'campaign_exception',
  'campaign_address',
  'campaign_folded',
  'campaign_here',
  'sending_fact',
  'mail_secret',
  'mailbox_read',
  // Fingerprints, and keys of former values.
  'forced_run',
  'forced_row',
  'forced_key',
  // Read again from the database.
  'column_known',
  // Keys of columns, which are wrapped for whoever is entitled to them; a server's secrets and the way to it.
  'column_own_key',
  'column_delivery',
  'column_delivery_secret',
  // What was seen in databases that a successor may not be allowed to read; what was decided is shared.
  'inventory_scan',
  'inventory_column',
  // Previews and looks are asked for again; keys open rows that were purged.
  'retention_preview',
  'retention_look',
  'retention_key',
] as const;

const given: readonly string[] = handedOver;

/**
 * Empties a copy of a replica of all that is this person's alone, leaving no trace of it in the file. Answers with the number
 * of rows that remain.
 */
export function stripReplica(db: Database): number {
  db.pragma('secure_delete = ON');
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    .pluck()
    .all()
    .map(String);
  db.transaction(() => {
    // An audit that has not ended holds a key under which its passwords can be compared.
    db.exec("DELETE FROM audit WHERE state <> 'done'");
    // By the key of fingerprints, which stays here, a successor could tell nothing from them but try passwords.
    db.exec('UPDATE verdict SET fingerprint = NULL');
    db.exec('UPDATE audit SET share_key = NULL');
    for (const table of tables) if (!given.includes(table)) db.exec(`DELETE FROM "${table.replaceAll('"', '""')}"`);
    // A successor is somebody else: what was written so far keeps its author, what comes has another.
    const { lastInsertRowid } = db.prepare('INSERT INTO volunteer (uuid) VALUES (?)').run(newId());
    db.prepare('UPDATE sharing SET volunteer = ?').run(lastInsertRowid);
  })();
  // Pages that were freed still hold what was deleted.
  db.exec('VACUUM');
  const count = (table: string) => Number(db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get());
  return tables.filter((table) => given.includes(table)).reduce((sum, table) => sum + count(table), 0);
}
