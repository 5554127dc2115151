import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkOf, deriveKey, newSalt } from '../../../main/database/replica/key.ts';
import { createReplica } from '../../../main/database/replica/open-replica.ts';
import { newHeader, placeOf, writeHeader } from '../../../main/features/vault/header.ts';
import { openVaultRoom } from '../../../main/features/vault/vault.ts';
import { openJobs } from '../../../main/jobs/jobs.ts';
import { silentLog } from '../../../main/shared/log.ts';
import { chanceFor, kills, seed, startDoomed } from '../../shared/kills.ts';
import { shellTo } from '../../shared/shell-to.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import type { BackupChildOrder } from './backup-child.ts';

const script = new URL('./backup-child.ts', import.meta.url);
const rows = 1000;
const words = { old: 'le chat dort sur la treille', new: 'la chouette veille sur le toit' };
const file = 'Coffre Ouvadesk - 2026-11-24.ouvadesk';

function room(folder: string, given?: string) {
  const clock = () => new Date('2026-11-24T10:00:00.000Z');
  return openVaultRoom<{ db: Database; close(): Promise<void> }>({
    folder: join(folder, 'vaults'),
    clock,
    log: silentLog,
    jobs: openJobs(clock, silentLog),
    keychain: undefined,
    guess: async () => ({ score: 0, guessesLog10: 0, advice: [] }),
    shell: shellTo(join(folder, 'out'), given),
    enterInJournal: () => {},
    openFeatures: async ({ db }) => ({ db, close: async () => {} }),
  });
}

/** The least that is taken: each kill opens a vault three times. */
const quick = { algorithm: 'argon2id' as const, memoryKiB: 19_456, passes: 1, lanes: 1 };

/** A vault of some megabytes that says whose it is. */
async function makeVault(whose: 'old' | 'new'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ouvadesk-test-'));
  const place = placeOf(join(folder, 'vaults', 'own'));
  mkdirSync(place.folder, { recursive: true });
  const salt = newSalt();
  const key = await deriveKey(words[whose], salt, quick);
  createReplica(place.replica, key, salt, new Date());
  writeHeader(place, { ...newHeader(checkOf(key), new Date()), kdf: quick });
  const vault = room(folder);
  await vault.open(words[whose], false);
  const { db } = vault.features();
  const insert = db.prepare('INSERT INTO setting (name, value) VALUES (?, ?)');
  db.transaction(() => {
    for (let row = 0; row < rows; row += 1) insert.run(`row ${row}`, `${whose} `.repeat(300));
  })();
  if (whose === 'new') for await (const _ of vault.backup('fr'));
  await vault.close();
  return folder;
}

let old: string;
let backup: string;
beforeAll(async () => {
  old = await makeVault('old');
  backup = await makeVault('new');
}, 60_000);
afterAll(() => {
  for (const folder of [old, backup]) rmSync(folder, { recursive: true, force: true });
});

function copyOfOld(): string {
  const folder = temporaryFolder();
  cpSync(old, folder, { recursive: true });
  return folder;
}

const order = (deed: BackupChildOrder['deed'], folder: string, killAt: number): BackupChildOrder => ({
  deed,
  folder,
  out: join(folder, 'out'),
  passphrase: deed === 'backup' ? words.old : words.new,
  ...(deed === 'restore' ? { file: join(backup, 'out', file) } : {}),
  killAt,
});

/** Exactly one of the two stands there and is whole; where it is the new one, the old one is whole beside it. Answers which. */
async function proveWhole(folder: string): Promise<'old' | 'new'> {
  const vault = room(folder);
  expect(vault.state().kind).toBe('locked');
  const stands = await vault.open(words.old, false).then(
    () => 'old' as const,
    () => 'new' as const,
  );
  if (stands === 'new') await vault.open(words.new, false);
  expectRows(vault.features().db, stands);
  await vault.close();
  expect(readdirSync(join(folder, 'vaults'))).toEqual(['own']);
  if (stands === 'old') return 'old';
  const [aside, ...more] = readdirSync(join(folder, 'vaults', 'own', 'copies')).filter((one) =>
    one.endsWith('replaced'),
  );
  expect(more).toEqual([]);
  const again = temporaryFolder();
  cpSync(join(folder, 'vaults', 'own', 'copies', aside ?? ''), join(again, 'vaults', 'own'), { recursive: true });
  const former = room(again);
  await former.open(words.old, false);
  expectRows(former.features().db, 'old');
  await former.close();
  return 'new';
}

function expectRows(db: Database, whose: string): void {
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  const kept = db.prepare("SELECT value FROM setting WHERE name LIKE 'row %'").pluck().all();
  expect(kept).toHaveLength(rows);
  expect(kept.every((value) => value === `${whose} `.repeat(300))).toBe(true);
}

describe('a restore that is killed', () => {
  it('before any of its deeds on files leaves the one vault or the other, and loses neither', async () => {
    const whole = startDoomed(script, order('restore', copyOfOld(), 0));
    expect(await whole.line()).toBe('open');
    const deeds = Number((await whole.line())?.split(' ')[1]);
    expect(await whole.end).toMatchObject({ code: 0, complaint: '' });
    expect(deeds).toBeGreaterThanOrEqual(12);
    const stood = new Set<string>();
    // The swap is at the end: each deed of it, and some of those before, which touch nothing but what they made.
    const swap = deeds - 12;
    for (let killAt = 1; killAt <= deeds; killAt += killAt < swap ? 4 : 1) {
      const folder = copyOfOld();
      expect(await startDoomed(script, order('restore', folder, killAt)).end).toMatchObject({ killed: true });
      stood.add(await proveWhole(folder));
    }
    // Else the deeds that were counted are not those of the swap.
    expect([...stood].sort()).toEqual(['new', 'old']);
  }, 400_000);

  it(
    `at any instant loses nothing (seed ${seed}, ${kills} kills)`,
    async () => {
      const chance = chanceFor('restore');
      for (let kill = 0; kill < kills; kill += 1) {
        const folder = copyOfOld();
        const doomed = startDoomed(script, order('restore', folder, 0));
        expect(await doomed.line()).toBe('open');
        // No wait for a condition: the instant is the point.
        await pause(chance.next() * 1500);
        doomed.process.kill('SIGKILL');
        await doomed.end;
        await proveWhole(folder);
      }
    },
    60_000 + kills * 30_000,
  );
});

describe('a backup that is killed', () => {
  it(
    `at any instant leaves no file that is not whole, the vault as it was, and room for the next (seed ${seed}, ${kills} kills)`,
    async () => {
      const chance = chanceFor('backup');
      for (let kill = 0; kill < kills; kill += 1) {
        const folder = copyOfOld();
        const doomed = startDoomed(script, order('backup', folder, 0));
        expect(await doomed.line()).toBe('open');
        await pause(chance.next() * 800);
        doomed.process.kill('SIGKILL');
        await doomed.end;
        const written = join(folder, 'out', file);
        const vault = room(folder, written);
        await vault.open(words.old, false);
        expectRows(vault.features().db, 'old');
        expect(readdirSync(join(folder, 'vaults', 'own')).filter((name) => name.includes('copy'))).toEqual([]);
        if (existsSync(written)) {
          const chosen = await vault.chooseBackup();
          for await (const _ of vault.inspectBackup(chosen?.id ?? ''));
        }
        for await (const _ of vault.backup('fr'));
        await vault.close();
        expect(readdirSync(join(folder, 'out'))).toEqual([file]);
      }
    },
    60_000 + kills * 30_000,
  );
});
