import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openCipher, saltOf } from '../../../main/database/replica/cipher.ts';
import { deriveKey } from '../../../main/database/replica/key.ts';
import type { Replica } from '../../../main/database/replica/replica.ts';
import { placeOf, readHeader } from '../../../main/features/vault/header.ts';
import { handedOver, keptBack } from '../../../main/features/vault/strip-replica.ts';
import { type HandedOver, openVaultRoom } from '../../../main/features/vault/vault.ts';
import { openJobs } from '../../../main/jobs/jobs.ts';
import { silentLog } from '../../../main/shared/log.ts';
import { newReplica } from '../../database/replica/new-replica.ts';
import { shellTo } from '../../shared/shell-to.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import { passphrase } from './vault-fixture.ts';

const forSuccessor = 'un tournesol regarde passer le train';
const now = new Date('2026-11-24T10:00:00.000Z');
const rooms: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close();
});

function room(given?: string) {
  const folder = join(temporaryFolder(), 'vaults');
  const out = join(temporaryFolder(), 'out');
  const entered: HandedOver[] = [];
  const jobs = openJobs(() => now, silentLog);
  const vault = openVaultRoom<{ replica: Replica; close(): Promise<void> }>({
    folder,
    clock: () => now,
    log: silentLog,
    jobs,
    keychain: undefined,
    guess: async () => ({ score: 4, guessesLog10: 20, advice: [] }),
    shell: shellTo(out, given),
    enterInJournal: (_features, file) => entered.push(file),
    openFeatures: async (replica) => ({ replica, close: async () => {} }),
  });
  rooms.push(vault);
  return { vault, folder, out, entered, jobs, db: () => vault.features().replica.db };
}

async function resultOf<Result>(steps: AsyncGenerator<unknown, Result, void>): Promise<Result> {
  let next = await steps.next();
  while (!next.done) next = await steps.next();
  return next.value;
}

/** What must not leave: each planted where this version keeps such a thing, deleted rows as well. */
const planted = [
  'S3cretDeBase',
  'CleSshPrivee',
  'effaceHier',
  'cleDempreinte',
  'graineDePersonne',
  'cleDequipe',
  'codeInvite',
  'cleDePartage',
  'empreinteVerdict',
  'travailPasse',
];

function plant(db: ReturnType<ReturnType<typeof room>['db']>): void {
  const hex = (text: string) => `x'${Buffer.from(text).toString('hex')}'`;
  db.exec(`
    INSERT INTO setting VALUES ('fingerprint-key', 'cleDempreinte'), ('gone', '${'effaceHier '.repeat(500)}');
    DELETE FROM setting WHERE name = 'gone';
    INSERT INTO connection (id, name, name_key, target, host_key, created_at)
      VALUES ('c1', 'Ouvadmin', 'ouvadmin', '{"kind":"demonstration"}', 'SHA256:abc', '2026-11-24T09:00:00.000Z');
    INSERT INTO connection_secret VALUES ('c1', 'databasePassword', 'S3cretDeBase'), ('c1', 'sshKey', '${'CleSshPrivee '.repeat(500)}');
    INSERT INTO schema_mapping VALUES ('c1', 1, '2026-11-24T09:00:00.000Z', '[]');
    INSERT INTO system_policy VALUES ('ftp', 'ouvaton-2018-01-26', 1);
    INSERT INTO audit (number, id, connection_id, connection_name, mapping_version, started_at, state, policies, options, counts, cursors, share_key)
      VALUES (1, 'a1', 'c1', 'Ouvadmin', 1, '2026-11-24T09:20:00.000Z', 'done', '[]', '{}', '[]', '{}', NULL),
        (2, 'a2', 'c1', 'Ouvadmin', 1, '2026-11-24T09:30:00.000Z', 'interrupted', '[]', '{}', '[]', '{}', ${hex('cleDePartage')});
    INSERT INTO verdict (audit, row, system, source_key, account_id, login, holder, holder_key, email, status, outcome, reasons,
        warnings, change, family, other_characters, findings, fingerprint, search)
      VALUES (1, 1, 0, '["1"]', '01234', 'paul', 'Paul', 'paul', '', '', 0, 3, 0, 0, 0, 0, 0, ${hex('empreinteVerdict')}, '01234 paul'),
        (2, 1, 0, '["1"]', '05678', 'anna', 'Anna', 'anna', '', '', 0, 3, 0, 0, 0, 0, 0, NULL, '05678 anna');
    INSERT INTO share VALUES (2, 1, ${hex('cleDePartage')});
    INSERT INTO export_journal (id, at, author, dataset, subject, purpose, note, columns, format, rows, sha256, file_name, delete_by)
      VALUES ('e1', '2026-11-24T09:30:00.000Z', 'paul', 'password-verdicts', 'Ouvadmin', 'p', '', '[]', 'ods', 1, 'aa', 'f.ods', '2027-01-01');
    INSERT INTO job (id, kind, subject, state, started_at, seen_at, ended_at, step, done)
      VALUES ('j1', 'audit', 'travailPasse', 'done', '2026-11-24T09:00:00.000Z', '', '2026-11-24T09:00:00.000Z', 'x', 1);
    INSERT INTO device (id, uuid) VALUES (1, 'd-1');
    INSERT INTO volunteer (id, uuid) VALUES (1, 'v-who-leaves');
    INSERT INTO sharing VALUES (1, 1, 1, 0, 0, 0, 0, 0);
    INSERT INTO own VALUES (1, 1, 1, 0, 0, 1, 1, 1, 1, '[]');
    INSERT INTO team_identity VALUES (1, 'graineDePersonne', ${hex('graineDePersonne')});
    INSERT INTO team_key VALUES (1, ${hex('cleDequipe')});
    INSERT INTO team_invitation VALUES ('i1', 'Léa', 'member', ${hex('codeInvite')}, 'codeInvite', '2026-11-24T09:00:00.000Z', '2026-12-01T09:00:00.000Z');
    CREATE TABLE of_a_later_version (value TEXT);
    INSERT INTO of_a_later_version VALUES ('${planted[0]}');
  `);
}

async function handedOverFile() {
  const from = room();
  await from.vault.create(passphrase, false);
  plant(from.db());
  const saved = await resultOf(from.vault.handOver(forSuccessor, 'fr'));
  return { from, saved, file: join(from.out, saved.fileName) };
}

describe('a hand-over file', () => {
  it('opens with the passphrase chosen for it and no other, holds the work and nothing of the person', async () => {
    const { from, saved, file } = await handedOverFile();
    expect(saved.fileName).toBe('Passation Ouvadesk - 2026-11-24.ouvadesk');
    expect(from.entered).toMatchObject([{ fileName: saved.fileName, sha256: saved.sha256, deleteBy: '2026-12-24' }]);
    expect(from.vault.state()).not.toHaveProperty('lastBackupAt');
    expect(from.jobs.list()).toMatchObject([{ kind: 'hand-over', state: 'done' }]);

    const into = room(file);
    const chosen = await into.vault.chooseBackup();
    const id = chosen?.id ?? '';
    expect(await resultOf(into.vault.inspectBackup(id))).toMatchObject({ kind: 'hand-over' });
    await expect(resultOf(into.vault.restore(id, passphrase))).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
    await resultOf(into.vault.restore(id, forSuccessor));
    const all = (sql: string) => into.db().prepare(sql).pluck().all();
    expect(all('SELECT name FROM connection')).toEqual(['Ouvadmin']);
    expect(all('SELECT host_key FROM connection')).toEqual(['SHA256:abc']);
    expect(all('SELECT version FROM schema_mapping')).toEqual([1]);
    expect(all('SELECT policy_id FROM system_policy')).toEqual(['ouvaton-2018-01-26']);
    expect(all('SELECT id FROM audit')).toEqual(['a1']);
    expect(all('SELECT account_id FROM verdict')).toEqual(['01234']);
    expect(all('SELECT id FROM export_journal')).toEqual(['e1']);
    expect(all('SELECT name FROM setting ORDER BY name')).toEqual(['restored-at']);
    for (const table of [...keptBack, 'of_a_later_version'].filter((name) => name !== 'setting'))
      expect(all(`SELECT count(*) FROM ${table}`), table).toEqual([0]);

    // The successor is another volunteer; what was written and not sent keeps its author.
    expect(all('SELECT author FROM own')).toEqual([1]);
    const [who] = all('SELECT uuid FROM volunteer JOIN sharing ON sharing.volunteer = volunteer.id');
    expect(who).toMatch(/^[0-9a-f-]{36}$/);

    // The successor's vault is another one: the keychain of the person who left knows nothing of it.
    const header = readHeader(placeOf(join(into.folder, 'own')), now);
    expect(header).toMatchObject({ remembered: false });
    expect(header.id).not.toBe(readHeader(placeOf(join(from.folder, 'own')), now).id);
  });

  it('holds none of the secrets, be it in a page that was freed: all its bytes are searched in clear', async () => {
    const { file } = await handedOverFile();
    const into = room(file);
    const chosen = await into.vault.chooseBackup();
    // Unpacked as the successor's application does it, then decrypted whole.
    await resultOf(into.vault.restore(chosen?.id ?? '', forSuccessor));
    await into.vault.close();
    const path = join(into.folder, 'own', 'replica.db');
    const salt = saltOf(path);
    if (!salt) throw new Error('no salt');
    const key = await deriveKey(forSuccessor, salt, readHeader(placeOf(join(into.folder, 'own')), now).kdf);
    const db = openCipher(path, key, salt);
    db.pragma('journal_mode = DELETE');
    db.pragma("rekey = ''");
    db.close();
    const clear = readFileSync(path);
    expect(clear.subarray(0, 15).toString()).toBe('SQLite format 3');
    expect(clear.includes('Ouvadmin')).toBe(true);
    expect(planted.filter((secret) => clear.includes(secret))).toEqual([]);
    const sealed = readFileSync(file);
    expect([...planted, 'Ouvadmin', forSuccessor].filter((secret) => sealed.includes(secret))).toEqual([]);
  });

  it('leaves the vault it came from as it was', async () => {
    const { from } = await handedOverFile();
    const all = (sql: string) => from.db().prepare(sql).pluck().all();
    expect(all('SELECT count(*) FROM connection_secret')).toEqual([2]);
    expect(all('SELECT count(*) FROM team_key')).toEqual([1]);
    expect(readdirSync(join(from.folder, 'own')).filter((name) => name.includes('copy'))).toEqual([]);
    await from.vault.lock('hand');
    await from.vault.open(passphrase, false);
  });

  it('is refused a passphrase that is too short, before any dialog', async () => {
    const from = room();
    await from.vault.create(passphrase, false);
    await expect(resultOf(from.vault.handOver('trop court', 'fr'))).rejects.toMatchObject({
      code: 'PASSPHRASE_TOO_SHORT',
    });
  });

  it('that cannot be entered in the journal does not stay', async () => {
    const from = room();
    await from.vault.create(passphrase, false);
    from.entered.push = () => {
      throw new Error('shut');
    };
    await expect(resultOf(from.vault.handOver(forSuccessor, 'fr'))).rejects.toThrow('shut');
    expect(readdirSync(from.out)).toEqual([]);
  });
});

it('every table was decided on: does a successor get it? Write its name in main/features/vault/strip-replica.ts', async () => {
  const { db } = await newReplica();
  const tables = db.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'",
  );
  const decided: string[] = [...handedOver, ...keptBack];
  expect(
    tables
      .pluck()
      .all()
      .filter((name) => !decided.includes(String(name))),
  ).toEqual([]);
  expect(new Set(decided).size).toBe(decided.length);
});
