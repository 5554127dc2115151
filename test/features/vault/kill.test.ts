import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { saltOf } from '../../../main/database/replica/cipher.ts';
import { deriveKey } from '../../../main/database/replica/key.ts';
import { placeOf, readHeader } from '../../../main/features/vault/header.ts';
import { type OpenVault, openWithKey } from '../../../main/features/vault/open-with-key.ts';
import { chanceFor, kills, seed, startDoomed } from '../../shared/kills.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import type { ChangeOrder } from './change-passphrase-child.ts';
import { passphrase, vaultFixture } from './vault-fixture.ts';

const next = 'la chouette veille sur le toit';
const script = new URL('./change-passphrase-child.ts', import.meta.url);
const now = new Date('2026-11-24T10:00:00.000Z');
const rows = 1000;
const open: OpenVault[] = [];

afterEach(async () => {
  for (const vault of open.splice(0)) await vault.close();
});

const made = new Map<string, Promise<Buffer>>();

/** The key that a passphrase makes for the file as it stands, by the header as it stands; made once where both stand again. */
function keyFor(folder: string, words: string): Promise<Buffer> {
  const place = placeOf(join(folder, 'own'));
  const salt = saltOf(place.replica);
  if (!salt) throw new Error('The replica has no head any more.');
  const { kdf } = readHeader(place, now);
  const from = JSON.stringify([words, salt.toString('hex'), kdf]);
  const key = made.get(from) ?? deriveKey(words, salt, kdf);
  made.set(from, key);
  return key;
}

/** Opens the vault as the application would; undefined when the key is refused as wrong, which is all it may be. */
async function openBy(folder: string, key: Buffer): Promise<OpenVault | undefined> {
  try {
    const vault = await openWithKey(placeOf(join(folder, 'own')), key, now);
    open.push(vault);
    return vault;
  } catch (error) {
    expect(error).toMatchObject({ code: 'WRONG_PASSPHRASE' });
    return undefined;
  }
}

/** Made once: a closed vault that holds some megabytes, so that its copy takes its time. */
let template: string;

beforeAll(async () => {
  const { vault, folder } = vaultFixture({ folder: mkdtempSync(join(tmpdir(), 'ouvadesk-test-')) });
  template = folder;
  await vault.create(passphrase, false);
  await vault.close();
  const filled = await openBy(folder, await keyFor(folder, passphrase));
  if (!filled) throw new Error('The vault does not open.');
  const insert = filled.replica.db.prepare('INSERT INTO setting (name, value) VALUES (?, ?)');
  filled.replica.db.transaction(() => {
    for (let row = 0; row < rows; row += 1) insert.run(`row ${row}`, `${row} `.repeat(300));
  })();
  await open.pop()?.close();
}, 60_000);

afterAll(() => rmSync(template, { recursive: true, force: true }));

function filledVault(): string {
  const folder = temporaryFolder();
  cpSync(template, folder, { recursive: true });
  return folder;
}

/** Exactly one of the two opens it, and all that was in it is there. Answers which. */
async function proveWhole(folder: string): Promise<'old' | 'new'> {
  const [oldKey, newKey] = await Promise.all([keyFor(folder, passphrase), keyFor(folder, next)]);
  const old = await openBy(folder, oldKey);
  const vault = old ?? (await openBy(folder, newKey));
  if (!vault) throw new Error('Neither passphrase opens the vault.');
  const { db } = vault.replica;
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  const kept = db.prepare("SELECT name, value FROM setting WHERE name LIKE 'row %'").all() as Record<string, string>[];
  expect(kept).toHaveLength(rows);
  expect(kept.every(({ name, value }) => value === `${name?.slice(4)} `.repeat(300))).toBe(true);
  await open.pop()?.close();
  // The header is whole again: the other passphrase is wrong, not "perhaps damaged".
  expect(await openBy(folder, old ? newKey : oldKey)).toBeUndefined();
  return old ? 'old' : 'new';
}

/** Takes a vault through a change that is not disturbed: what the kill left must not stand in its way. */
async function proveUsable(folder: string, stands: 'old' | 'new'): Promise<void> {
  const words = stands === 'old' ? [passphrase, next] : [next, passphrase];
  const { vault } = vaultFixture({ folder });
  await vault.open(words[0] ?? '', false);
  await vault.changePassphrase(words[0] ?? '', words[1] ?? '');
  await vault.close();
  expect(existsSync(`${placeOf(join(folder, 'own')).replica}.new`)).toBe(false);
}

const order = (folder: string, killAt: number): ChangeOrder => ({ folder, current: passphrase, next, killAt });

describe('a change of passphrase that is killed', () => {
  it('before any of its deeds on files leaves a vault that opens with the one or the other', async () => {
    const folder = filledVault();
    const whole = startDoomed(script, order(folder, 0));
    expect(await whole.line()).toBe('open');
    const deeds = Number((await whole.line())?.split(' ')[1]);
    expect(await whole.end).toMatchObject({ code: 0, complaint: '' });
    expect(deeds).toBeGreaterThanOrEqual(8);
    expect(await proveWhole(folder)).toBe('new');
    const stood = new Set<string>();
    for (let killAt = 1; killAt <= deeds; killAt += 1) {
      const again = filledVault();
      const doomed = startDoomed(script, order(again, killAt));
      expect(await doomed.end).toMatchObject({ killed: true });
      stood.add(await proveWhole(again));
    }
    // Else the deeds that were counted are not those of the swap.
    expect([...stood].sort()).toEqual(['new', 'old']);
  }, 180_000);

  it(
    `at any instant loses nothing (seed ${seed}, ${kills} kills)`,
    async () => {
      const chance = chanceFor('change of passphrase');
      let folder = filledVault();
      const undisturbed = startDoomed(script, order(folder, 0));
      await undisturbed.line();
      const lasts = Number((await undisturbed.line())?.split(' ')[2]);
      await undisturbed.end;
      for (let kill = 0; kill < kills; kill += 1) {
        folder = filledVault();
        const doomed = startDoomed(script, order(folder, 0));
        expect(await doomed.line()).toBe('open');
        // No wait for a condition: the instant is the point.
        await pause(chance.next() * lasts * 1.1);
        doomed.process.kill('SIGKILL');
        await doomed.end;
        const stands = await proveWhole(folder);
        if (kill === 0) await proveUsable(folder, stands);
      }
    },
    30_000 + kills * 15_000,
  );
});
