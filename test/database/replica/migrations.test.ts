import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { openCipher } from '../../../main/database/replica/cipher.ts';
import { newSalt } from '../../../main/database/replica/key.ts';
import { copiesOf, migrate, versionOf } from '../../../main/database/replica/migrate.ts';
import { migrations } from '../../../main/database/replica/migrations/index.ts';
import { startDoomed } from '../../shared/kills.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import type { MigrateOrder } from './migrate-child.ts';

const now = new Date('2026-11-24T10:00:00.000Z');
const key = Buffer.alloc(32, 7);
const open: Database[] = [];

afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

/** What each step brings: rows that its tables take, written as that version was, never by today's code. */
const filledAt: Readonly<Record<number, string>> = {
  10: `INSERT INTO setting (name, value) VALUES ('idle-minutes', '33'), ('l''été', 'œuvre')`,
  20: `
    INSERT INTO connection (id, name, name_key, target, created_at)
      VALUES ('c1', 'Ouvadmin', 'ouvadmin', '{"kind":"socket"}', '2026-11-24T09:00:00.000Z');
    INSERT INTO connection_secret (connection_id, name, value) VALUES ('c1', 'database', NULL), ('c1', 'ssh', 'of the vault')`,
  30: `INSERT INTO schema_mapping (connection_id, version, saved_at, systems)
      VALUES ('c1', 1, '2026-11-24T09:00:00.000Z', '[]'), ('c1', 2, '2026-11-24T09:10:00.000Z', '[]')`,
  40: `
    INSERT INTO system_policy (system, policy_id, throttled) VALUES ('ftp', 'ouvaton-2018-01-26', 1);
    INSERT INTO audit (number, id, connection_id, connection_name, mapping_version, started_at, state, policies, options, counts, cursors, share_key)
      VALUES (1, 'a1', 'c1', 'Ouvadmin', 2, '2026-11-24T09:20:00.000Z', 'interrupted', '[]', '{}', '[]', '{}', x'0102');
    INSERT INTO verdict (audit, row, system, source_key, account_id, login, holder, holder_key, email, status, outcome, reasons,
        warnings, change, family, other_characters, findings, fingerprint, search)
      VALUES (1, 1, 0, '["1"]', '01234', 'paul', 'Paul', 'paul', '', '', 0, 3, 0, 0, 0, 0, 0, x'ff', '01234 paul');
    INSERT INTO share (audit, row, tag) VALUES (1, 1, x'0a')`,
  50: `INSERT INTO export_journal (id, at, author, dataset, subject, purpose, note, columns, format, rows, sha256, file_name, delete_by)
      VALUES ('e1', '2026-11-24T09:30:00.000Z', 'paul', 'password-verdicts', 'Ouvadmin', 'p', '', '[]', 'ods', 1, 'aa', 'f.ods', '2027-01-01')`,
  60: `
    INSERT INTO device (id, uuid, known) VALUES (1, '019b0000-0000-7000-8000-000000000001', 0), (2, '019b0000-0000-7000-8000-000000000002', 1);
    INSERT INTO volunteer (id, uuid) VALUES (1, '019b0000-0000-7000-8000-000000000003');
    INSERT INTO word (id, word) VALUES (1, 'piece'), (2, 'state');
    INSERT INTO had (device, what, first, last) VALUES (2, 0, 1, 1), (2, 1, 1, 1);
    INSERT INTO sharing (id, device, volunteer, sent, time, counter, clock_offset, since_snapshot) VALUES (1, 1, 1, 0, 5, 0, -40, 2);
    INSERT INTO context (id, known) VALUES (1, '[[2,1]]');
    INSERT INTO record (id, uuid, kind, version, time, counter, device, author)
      VALUES (1, '019b0000-0000-7000-8000-000000000004', 1, 1, 5, 0, 1, 1);
    INSERT INTO cell (record, field, element, value, device, number, time, counter, author, context, rivalry)
      VALUES (1, 2, '', '"asked"', 1, 1, 5, 0, 1, 1, 2);
    INSERT INTO rival (record, field, element, value, device, number, time, counter, author, context)
      VALUES (1, 2, '', '"filed"', 2, 1, 4, 0, 1, 1);
    INSERT INTO own (device, number, record, time, counter, author, context, kind, version, changes)
      VALUES (1, 1, 1, 5, 0, 1, 1, 1, 1, '[[2,"asked"]]');
    INSERT INTO received (record, device, first, last, operations) VALUES (1, 2, 1, 1, '[[1,4,0,1,1,[[2,"filed"]]]]');
    INSERT INTO kept (device, first, last, bytes) VALUES (2, 2, 2, x'02')`,
  70: `
    INSERT INTO team_identity (one, box, seed) VALUES (1, 'AGE-SECRET-KEY-1', x'01');
    INSERT INTO team (one, id, name, root, connection_id, journal, standing)
      VALUES (1, 't1', 'Ouvaton', 'aa', 'c1', 'ouvadesk', '{"kind":"member"}');
    INSERT INTO team_statement (number, epoch, sealed) VALUES (1, 1, x'02');
    INSERT INTO team_key (epoch, key) VALUES (1, x'03');
    INSERT INTO team_invitation (id, name, role, secret, code, made_at, expires_at)
      VALUES ('i1', 'Léa', 'member', x'04', 'ouvainvite1', '2026-11-24T09:40:00.000Z', '2026-12-01T09:40:00.000Z');
    INSERT INTO team_request (invitation, id, person, asked_at) VALUES ('i1', 'r1', '{}', '2026-11-24T09:50:00.000Z')`,
  80: `INSERT INTO job (id, kind, subject, work, state, started_at, seen_at, step, done, checkpoint)
      VALUES ('j1', 'audit', 'Ouvadmin', 'a1', 'running', '2026-11-24T09:20:00.000Z', '2026-11-24T09:21:00.000Z', 'judging', 7, '{"at":7}')`,
  90: `
    INSERT INTO sync_fact (name, value) VALUES ('sessions', '["s1"]');
    INSERT INTO sent_row (device, first, last, epoch, sha256) VALUES ('019b0000-0000-7000-8000-000000000001', 1, 5, 1, 'aa');
    INSERT INTO refused_row (device, first, last, kind, rows) VALUES ('019b0000-0000-7000-8000-000000000002', 4, 9, 'altered', 3)`,
  100: `
    INSERT INTO campaign_person (number, campaign, person, name, name_key, address, contact, accounts, reasons, search, standing)
      VALUES (1, 'k1', 'p1', 'Paul', 'paul', 'Paul@exemple.fr', 'paul@exemple.fr', 1, 3, 'paul', 'flagged');
    INSERT INTO campaign_account (campaign, system, source_key, person, account_id, login, reasons, fingerprint)
      VALUES ('k1', 'account', '["1"]', 'p1', '01234', 'paul', 3, x'ff');
    INSERT INTO campaign_exception (campaign, person, reason, until) VALUES ('k1', 'p1', 'en voyage', '2026-12-24');
    INSERT INTO campaign_address (address, because, at) VALUES ('paul@exemple.fr', 'bounced', '2026-11-24T10:00:00.000Z');
    INSERT INTO campaign_folded (record, campaign, kind) VALUES ('019b0000-0000-7000-8000-000000000005', 'k1', 'campaign-people');
    INSERT INTO campaign_here (campaign, sends, compared) VALUES ('k1', 1, 'a1')`,
  110: `
    INSERT INTO delivery (campaign, step, person, attempt, state, at, volunteer, device, message_id, kind, address, sent_at)
      VALUES ('k1', 's1', 'p1', 1, 'sent', '2026-11-24T10:00:01.000Z', 'v1', 'd1', '<m1@exemple.fr>', 'notice', 'paul@exemple.fr', '2026-11-24T10:00:01.000Z');
    INSERT INTO delivery_turn (number, subject, token, at) VALUES (1, 'k1/s1/p1/1', 't1', 1795514401000);
    INSERT INTO sending_fact (name, value) VALUES ('token', 't1')`,
  120: `
    INSERT INTO mail_sender (one, sender, tested_at, test_passed) VALUES (1, '{}', '2026-11-24T10:00:00.000Z', 1);
    INSERT INTO mail_secret (name, value) VALUES ('smtpPassword', NULL);
    INSERT INTO mailbox_read (mailbox, validity, last) VALUES ('imap.exemple.fr 993 paul INBOX', '1795514401', 7)`,
  130: `
    INSERT INTO forced_run (id, campaign, campaign_name, source, at, imposed, plan, undo_days, shown)
      VALUES ('f1', 'k1', 'Mots de passe', 'demonstration', '2026-11-24T10:00:00.000Z', 1, '[]', 30, NULL);
    INSERT INTO forced_row (run, number, system, source_key, account_id, login, person_id, person, former, fingerprint, state)
      VALUES ('f1', 1, 'account', '["1"]', '01234', 'paul', 'p1', 'Paul', '0', x'ff', 1);
    INSERT INTO forced_key (run, key) VALUES ('f1', x'01')`,
  140: `INSERT INTO column_known (source, plan, known, seen_at) VALUES ('demonstration', 'p1', '{}', '2026-11-24T10:00:00.000Z')`,
  150: `
    INSERT INTO column_own_key (id, facts, key, index_key) VALUES ('k1', '{}', x'01', x'02');
    INSERT INTO column_delivery (connection, place, host_key) VALUES ('c1', '{}', NULL);
    INSERT INTO column_delivery_secret (connection, name, value) VALUES ('c1', 'sshKey', NULL), ('c1', 'sshPassword', 'of the vault')`,
  160: `
    INSERT INTO inventory_scan (source, at, tables, columns, looked_at, unread, complete)
      VALUES ('demonstration', '2026-11-24T10:00:00.000Z', 1, 1, 400, '[]', 1);
    INSERT INTO inventory_column (source, table_name, column_name, place, type, row_count, category, confidence, because, sample, treatment, change, type_was, scan)
      VALUES ('demonstration', 'comptes', 'courriel', 4, 'VARCHAR(255)', 2000, 'email', 0.97, '[]', '["m••••@o••••••.fr"]', NULL, 'same', NULL, '2026-11-24T10:00:00.000Z')`,
  170: `
    INSERT INTO retention_preview (id, rule, at, rows, work, clock, refused)
      VALUES ('v1', 'r1', '2026-11-24T10:00:00.000Z', 12, '{}', '{}', '{}');
    INSERT INTO retention_look (rule, look) VALUES ('r1', '{}');
    INSERT INTO retention_key (run, key) VALUES ('v1', x'01')`,
};

/** A file as the application of that version left it, with rows in each of its tables. */
function replicaAt(version: number) {
  const file = join(temporaryFolder(), 'replica.db');
  const salt = newSalt();
  const db = openCipher(file, key, salt);
  db.pragma('journal_mode = WAL');
  open.push(db);
  for (const step of migrations.filter(({ number }) => number <= version)) {
    migrate(db, file, [step], now);
    db.exec(filledAt[step.number] ?? '');
  }
  return { file, salt, db };
}

function tablesOf(db: Database): string[] {
  return db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all() as string[];
}

function everyRow(db: Database, tables = tablesOf(db)): Record<string, unknown[]> {
  return Object.fromEntries(tables.map((table) => [table, db.prepare(`SELECT * FROM "${table}"`).all()]));
}

/** A step may add columns: what stood in the others must stand there still. */
function expectKept(db: Database, before: Record<string, unknown[]>): void {
  const after = everyRow(db, Object.keys(before));
  for (const [table, rows] of Object.entries(before)) {
    expect(rows.length).toBeGreaterThan(0);
    expect(after[table]).toHaveLength(rows.length);
    expect(after[table]).toMatchObject(rows);
  }
}

const steps = migrations.map((step, place) => ({
  step,
  number: step.number,
  name: step.name,
  before: migrations[place - 1]?.number ?? 0,
}));

describe.each(steps)('step $number ($name)', ({ step, number, before }) => {
  it('leaves the rows of the version before, and its own tables take theirs', () => {
    const { file, db } = replicaAt(before);
    const stood = everyRow(db);
    migrate(db, file, [step], now);
    expect(versionOf(db)).toBe(number);
    expectKept(db, stood);
    const added = tablesOf(db).filter((table) => !(table in stood));
    const rows = filledAt[number];
    // Else a new step came without its rows here.
    if (!rows) throw new Error(`Say in filledAt what step ${number} brings.`);
    db.exec(rows);
    for (const table of added) expect(everyRow(db, [table])[table]?.length).toBeGreaterThan(0);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('killed in the middle leaves the version before, and a later start takes it', async () => {
    const { file, salt, db } = replicaAt(before);
    const stood = everyRow(db);
    db.close();
    const order: MigrateOrder = { file, key: key.toString('hex'), killIn: number };
    expect(await startDoomed(new URL('./migrate-child.ts', import.meta.url), order).end).toMatchObject({
      killed: true,
      complaint: '',
    });
    const again = openCipher(file, key, salt, { fileMustExist: true });
    open.push(again);
    expect(versionOf(again)).toBe(before);
    expect(everyRow(again)).toEqual(stood);
    expect(copiesOf(file).length > 0).toBe(before > 0);
    migrate(again, file, migrations, now);
    expect(versionOf(again)).toBe(migrations.at(-1)?.number);
    expectKept(again, stood);
    expect(tablesOf(again)).not.toContain('half');
  });
});

describe('all steps together', () => {
  it.each(steps.slice(1))('take a replica of version $before to that of today with all its rows', ({ before }) => {
    const { file, db } = replicaAt(before);
    const stood = everyRow(db);
    migrate(db, file, migrations, now);
    expect(versionOf(db)).toBe(migrations.at(-1)?.number);
    expectKept(db, stood);
    expect(copiesOf(file)[0]).toContain(`version-${before}`);
  });
});
