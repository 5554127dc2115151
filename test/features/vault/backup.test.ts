import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { openCipher, saltOf } from '../../../main/database/replica/cipher.ts';
import { currentKdf, deriveKey } from '../../../main/database/replica/key.ts';
import type { Replica } from '../../../main/database/replica/replica.ts';
import { openVaultRoom, type VaultDeps } from '../../../main/features/vault/vault.ts';
import { openJobs } from '../../../main/jobs/jobs.ts';
import { silentLog } from '../../../main/shared/log.ts';
import { shellTo } from '../../shared/shell-to.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import { passphrase } from './vault-fixture.ts';

type Deps = VaultDeps<{ replica: Replica; close(): Promise<void> }>;
const rooms: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close();
});

/** A vault room whose features are the replica itself; `given` is the file that its volunteer chooses. */
function room(change: Partial<Deps> & { given?: string } = {}) {
  const folder = change.folder ?? join(temporaryFolder(), 'vaults');
  const out = join(temporaryFolder(), 'out');
  const clock = () => new Date('2026-11-24T10:00:00.000Z');
  const jobs = openJobs(clock, silentLog);
  const vault = openVaultRoom<{ replica: Replica; close(): Promise<void> }>({
    folder,
    clock,
    log: silentLog,
    jobs,
    keychain: undefined,
    guess: async () => ({ score: 4, guessesLog10: 20, advice: [] }),
    shell: shellTo(out, change.given),
    enterInJournal: () => {},
    openFeatures: async (replica) => ({ replica, close: async () => {} }),
    ...change,
  });
  rooms.push(vault);
  return { vault, folder, out, jobs, own: join(folder, 'own'), db: () => vault.features().replica.db };
}

async function ended<Step, Result>(steps: AsyncGenerator<Step, Result, void>) {
  const seen: Step[] = [];
  let next = await steps.next();
  for (; !next.done; next = await steps.next()) seen.push(next.value);
  return { seen, result: next.value };
}

function everyRow(db: Database): Record<string, unknown[]> {
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
  return Object.fromEntries(tables.map((table) => [table, db.prepare(`SELECT * FROM "${table}"`).all()]));
}

const restored = ["'restored-at'", "'last-backup'"].join();
const withoutMarks = (db: Database) => {
  const { job: _, ...rows } = everyRow(db);
  const marks = db.prepare(`SELECT * FROM setting WHERE name NOT IN (${restored}) ORDER BY name`).all();
  return { ...rows, setting: marks };
};

/** A vault with rows in it, and its backup. */
async function backedUp() {
  const from = room();
  await from.vault.create(passphrase, false);
  from.vault.lockAfter(42);
  const insert = from.db().prepare('INSERT INTO setting (name, value) VALUES (?, ?)');
  from.db().transaction(() => {
    for (let row = 0; row < 2000; row += 1) insert.run(`row ${row}`, `${row} `.repeat(200));
  })();
  const { seen, result } = await ended(from.vault.backup('fr'));
  return { from, seen, result, file: join(from.out, result.fileName) };
}

async function restoreInto(file: string, words: string, into = room({ given: file })) {
  const chosen = await into.vault.chooseBackup();
  const { result: facts } = await ended(into.vault.inspectBackup(chosen?.id ?? ''));
  const { seen, result } = await ended(into.vault.restore(chosen?.id ?? '', words));
  return { into, facts, seen, result };
}

/** A folder as it stands: names and contents. */
function standing(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    files
      .map((one) => join(one.parentPath, one.name))
      .filter((path) => !path.includes('in-use'))
      .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

describe('a backup', () => {
  it('is one whole file, written by a job that tells how far it is; the settings know of it', async () => {
    const { from, seen, result, file } = await backedUp();
    const bytes = readFileSync(file);
    expect(result).toMatchObject({
      fileName: 'Coffre Ouvadesk - 2026-11-24.ouvadesk',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      savedAt: '2026-11-24T10:00:00.000Z',
    });
    expect(seen.at(-1)).toMatchObject({ step: 'finishing', total: expect.any(Number) });
    expect(readdirSync(from.out)).toEqual([result.fileName]);
    expect(readdirSync(from.own).filter((name) => name.includes('copy'))).toEqual([]);
    expect(from.vault.state()).toMatchObject({ lastBackupAt: '2026-11-24T10:00:00.000Z' });
    expect(from.jobs.list()).toMatchObject([{ kind: 'backup', state: 'done', facts: { bytes: bytes.length } }]);
    expect(bytes.includes('idle-minutes')).toBe(false);
    expect(bytes.includes('SQLite format')).toBe(false);
    expect(bytes.includes(passphrase)).toBe(false);
  });

  it('gives back on another computer all that was in the vault, by the same passphrase', async () => {
    const { from, file } = await backedUp();
    const before = withoutMarks(from.db());
    const { into, facts, result } = await restoreInto(file, passphrase);
    expect(facts).toMatchObject({ kind: 'backup', savedAt: '2026-11-24T10:00:00.000Z' });
    expect(result).toEqual({});
    expect(into.vault.state()).toMatchObject({
      kind: 'open',
      vault: 'own',
      idleMinutes: 42,
      lastBackupAt: '2026-11-24T10:00:00.000Z',
    });
    expect(withoutMarks(into.db())).toEqual(before);
    const mark = into.db().prepare("SELECT value FROM setting WHERE name = 'restored-at'").pluck().get();
    expect(mark).toBe('2026-11-24T10:00:00.000Z');
    // The job that wrote it was running in the copy.
    expect(into.jobs.list()).toEqual([]);
    await into.vault.lock('hand');
    await into.vault.open(passphrase, false);
    expect(readdirSync(into.folder)).toEqual(['own']);
  });

  it('takes the place of a vault, which is kept aside and still opens', async () => {
    const { file } = await backedUp();
    const into = room({ given: file });
    await into.vault.create('une tout autre phrase de passe', false);
    into.vault.lockAfter(7);
    await into.vault.lock('hand');
    const { result } = await restoreInto(file, passphrase, into);
    expect(into.vault.state()).toMatchObject({ idleMinutes: 42 });
    expect(result.setAside).toBe(join(into.own, 'copies', '2026-11-24T10-00-00.000Z-replaced'));

    const again = join(temporaryFolder(), 'vaults');
    mkdirSync(join(again, 'own'), { recursive: true });
    for (const name of ['replica.db', 'vault.json'])
      copyFileSync(join(result.setAside ?? '', name), join(again, 'own', name));
    const former = room({ folder: again });
    await former.vault.open('une tout autre phrase de passe', false);
    expect(former.vault.state()).toMatchObject({ idleMinutes: 7 });
  });

  it('is not made of the demonstration', async () => {
    const { vault } = room();
    await vault.openDemonstration();
    await expect(ended(vault.backup('fr'))).rejects.toMatchObject({ code: 'NOT_FOR_THE_DEMONSTRATION' });
    await expect(ended(vault.handOver(passphrase, 'fr'))).rejects.toMatchObject({ code: 'NOT_FOR_THE_DEMONSTRATION' });
  });

  it('is left unmade when the volunteer thinks better of it, before or during', async () => {
    const shell = { ...shellTo(temporaryFolder()), chooseSaveTarget: async () => undefined };
    const never = room({ shell });
    await never.vault.create(passphrase, false);
    await expect(ended(never.vault.backup('fr'))).rejects.toMatchObject({ code: 'EXPORT_CANCELLED' });
    const { from } = await backedUp();
    const former = readFileSync(join(from.out, 'Coffre Ouvadesk - 2026-11-24.ouvadesk'));
    const steps = from.vault.backup('fr');
    await steps.next();
    for (const job of from.jobs.list()) from.jobs.cancel(job.id);
    await expect(ended(steps)).rejects.toMatchObject({ code: 'EXPORT_CANCELLED' });
    expect(readdirSync(from.out)).toEqual(['Coffre Ouvadesk - 2026-11-24.ouvadesk']);
    expect(readFileSync(join(from.out, 'Coffre Ouvadesk - 2026-11-24.ouvadesk')).equals(former)).toBe(true);
    expect(readdirSync(from.own).filter((name) => name.includes('copy'))).toEqual([]);
  });

  it('says that the disk is full, on writing and on restoring, and leaves nothing', async ({ skip }) => {
    const small = temporaryFolder();
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', small]).status !== 0)
      skip('A small disk can only be mounted as root.');
    try {
      const { file, from } = await backedUp();
      const shell = { ...shellTo(small), chooseOpenSource: async () => ({ path: file }) };
      await from.vault.close();
      const full = room({ folder: from.folder, shell });
      await full.vault.open(passphrase, false);
      await expect(ended(full.vault.backup('fr'))).rejects.toMatchObject({ code: 'EXPORT_DISK_FULL' });
      expect(readdirSync(small)).toEqual([]);
      expect(full.vault.state()).toMatchObject({ kind: 'open' });
      const poor = room({ folder: join(small, 'vaults'), given: file });
      await expect(restoreInto(file, passphrase, poor)).rejects.toMatchObject({ code: 'EXPORT_DISK_FULL' });
      expect(standing(small)).toEqual({});
      expect(poor.vault.state()).toEqual({ kind: 'absent' });
      await full.vault.close();
      await poor.vault.close();
    } finally {
      execFileSync('umount', [small]);
    }
  });

  it('says that the folder cannot be written', async () => {
    const gone = join(temporaryFolder(), 'gone');
    const shell = { ...shellTo(gone), chooseSaveTarget: async () => ({ path: join(gone, 'x', 'a.ouvadesk') }) };
    const { vault, own } = room({ shell });
    await vault.create(passphrase, false);
    await expect(ended(vault.backup('fr'))).rejects.toMatchObject({
      code: 'EXPORT_NOT_WRITABLE',
      data: { reason: 'ENOENT' },
    });
    expect(readdirSync(own).filter((name) => name.includes('copy'))).toEqual([]);
  });
});

describe('a file that is not a sound backup', () => {
  const change = (file: string, at: number) => {
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.from([0x5a, 0xa5, 0x5a]), 0, 3, at);
    closeSync(handle);
  };
  const size = (file: string) => readFileSync(file).length;
  const altered = { code: 'BACKUP_DAMAGED', data: { because: 'altered' } };
  const cut = { code: 'BACKUP_DAMAGED', data: { because: 'cut' } };
  const harms: [string, (file: string) => void, object][] = [
    ['cut in its head', (file) => truncateSync(file, 30), cut],
    ['cut in the middle', (file) => truncateSync(file, Math.floor(size(file) / 2)), cut],
    ['without its last byte', (file) => truncateSync(file, size(file) - 1), cut],
    ['with a byte too many', (file) => appendFileSync(file, 'x'), altered],
    ['altered in its header', (file) => change(file, 40), altered],
    ['altered in the vault', (file) => change(file, Math.floor(size(file) / 2)), altered],
    ['altered in its seal', (file) => change(file, size(file) - 60), altered],
    [
      'that is something else',
      (file) => writeFileSync(file, 'PK\u0003\u0004 a spreadsheet'),
      { code: 'BACKUP_UNKNOWN' },
    ],
    ['that is empty', (file) => writeFileSync(file, ''), { code: 'BACKUP_UNKNOWN' }],
    ['that is gone', (file) => execFileSync('rm', [file]), { code: 'BACKUP_GONE' }],
    [
      'of a newer application',
      (file) => {
        const text = readFileSync(file, 'latin1').replace('"format":1', '"format":7');
        writeFileSync(file, text, 'latin1');
      },
      { code: 'BACKUP_NEWER' },
    ],
  ];

  it('is refused by its name before anything is touched, and so is a wrong passphrase', async () => {
    const { file } = await backedUp();
    const into = room({ given: file });
    await into.vault.create('une tout autre phrase de passe', false);
    await into.vault.lock('hand');
    const before = standing(into.folder);
    const good = readFileSync(file);
    for (const [name, harm, refused] of harms) {
      writeFileSync(file, good);
      harm(file);
      const chosen = await into.vault.chooseBackup();
      await expect(ended(into.vault.inspectBackup(chosen?.id ?? '')), name).rejects.toMatchObject(refused);
      await expect(ended(into.vault.restore(chosen?.id ?? '', passphrase)), name).rejects.toMatchObject(refused);
      expect(standing(into.folder), name).toEqual(before);
    }
    writeFileSync(file, good);
    await expect(restoreInto(file, 'pas la bonne phrase', into)).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
    expect(standing(into.folder)).toEqual(before);
    expect(readdirSync(into.folder)).toEqual(['own']);
    await restoreInto(file, passphrase, into);
  }, 120_000);

  it('is refused when somebody altered it and made its SHA-256 right again: the seal needs the key', async () => {
    const { file } = await backedUp();
    const bytes = readFileSync(file);
    const text = bytes.toString('latin1').replace('2026-11-24T10:00:00.000Z', '2036-11-24T10:00:00.000Z');
    const forged = Buffer.from(text, 'latin1');
    createHash('sha256')
      .update(forged.subarray(0, -64))
      .digest()
      .copy(forged, forged.length - 64);
    writeFileSync(file, forged);
    const into = room({ given: file });
    const chosen = await into.vault.chooseBackup();
    await ended(into.vault.inspectBackup(chosen?.id ?? ''));
    await expect(ended(into.vault.restore(chosen?.id ?? '', passphrase))).rejects.toMatchObject(altered);
    expect(into.vault.state()).toEqual({ kind: 'absent' });
  });

  it('of a newer vault is refused, untouched', async () => {
    const from = room();
    await from.vault.create(passphrase, false);
    from.db().pragma('user_version = 99990');
    const { result } = await ended(from.vault.backup('fr'));
    const file = join(from.out, result.fileName);
    const into = room({ given: file });
    await expect(restoreInto(file, passphrase, into)).rejects.toMatchObject({
      code: 'VAULT_NEWER',
      data: { fileVersion: 99990 },
    });
    expect(standing(into.folder)).toEqual({});
  });

  it('is asked for again once it was let go', async () => {
    const { file } = await backedUp();
    const into = room({ given: file });
    const chosen = await into.vault.chooseBackup();
    await into.vault.forgetBackup(chosen?.id ?? '');
    await expect(ended(into.vault.inspectBackup(chosen?.id ?? ''))).rejects.toMatchObject({ code: 'BACKUP_GONE' });
  });
});

describe('the vault beside which a backup is restored', () => {
  it('is not moved while another application has it open', async () => {
    const { file } = await backedUp();
    const first = room();
    await first.vault.create('une tout autre phrase de passe', false);
    const second = room({ folder: first.folder, given: file });
    await expect(restoreInto(file, passphrase, second)).rejects.toMatchObject({ code: 'VAULT_IN_USE' });
    expect(readdirSync(first.folder)).toEqual(['own']);
    expect(first.vault.state()).toMatchObject({ kind: 'open', idleMinutes: 15 });
  });

  it('opens with the key of its file, whatever the copy', async () => {
    const { from } = await backedUp();
    const salt = saltOf(join(from.own, 'replica.db'));
    if (!salt) throw new Error('no salt');
    const db = openCipher(join(from.own, 'replica.db'), await deriveKey(passphrase, salt, currentKdf), salt);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  });
});
