import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openCipher, saltOf } from '../../../main/database/replica/cipher.ts';
import { checkOf, currentKdf, deriveKey, newSalt } from '../../../main/database/replica/key.ts';
import { createReplica } from '../../../main/database/replica/open-replica.ts';
import { newHeader } from '../../../main/features/vault/header.ts';
import type { Keychain } from '../../../main/shared/powers.ts';
import { passphrase, vaultFixture } from './vault-fixture.ts';

const open: { close(): Promise<void> }[] = [];
function fixture(...change: Parameters<typeof vaultFixture>) {
  const made = vaultFixture(...change);
  open.push(made.vault);
  return made;
}
afterEach(async () => {
  for (const vault of open.splice(0)) await vault.close();
});

function memoryKeychain(): Keychain & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    provider: 'keyring',
    entries,
    get: async (account) => entries.get(account),
    set: async (account, value) => void entries.set(account, value),
    delete: async (account) => void entries.delete(account),
  };
}

/** Alters bytes of a file in its middle. */
function damage(file: string, at: number): void {
  const bytes = readFileSync(file);
  for (let index = at; index < at + 64; index++) bytes[index] = (bytes[index] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}

describe('a vault', () => {
  it('is absent at first, open once made, locked by hand, and opens again with its passphrase', async () => {
    const { vault } = fixture();
    expect(vault.state()).toEqual({ kind: 'absent' });
    await vault.create(passphrase, false);
    expect(vault.state()).toMatchObject({ kind: 'open', vault: 'own', remembered: false, idleMinutes: 15 });
    expect(vault.features()).toMatchObject({ opened: true });
    await vault.lock('hand');
    expect(vault.state()).toEqual({ kind: 'locked', remembered: false, why: 'hand' });
    expect(() => vault.features()).toThrow(expect.objectContaining({ code: 'VAULT_LOCKED' }));
    await vault.open(passphrase, false);
    expect(vault.state().kind).toBe('open');
  });

  it('takes a passphrase whatever the form its accents were typed in', async () => {
    const { vault } = fixture();
    await vault.create('élève à la forêt'.normalize('NFD'), false);
    await vault.lock('hand');
    await vault.open('élève à la forêt'.normalize('NFC'), false);
    expect(vault.state().kind).toBe('open');
  });

  it('holds nothing readable: neither SQLite nor the words written in it', async () => {
    const { vault, replica, folder } = fixture();
    await vault.create(passphrase, false);
    vault.lockAfter(42);
    await vault.close();
    expect(readFileSync(replica).includes('SQLite format')).toBe(false);
    expect(readFileSync(replica).includes('idle-minutes')).toBe(false);
    for (const name of readdirSync(join(folder, 'own'))) {
      const bytes = readFileSync(join(folder, 'own', name));
      expect(bytes.includes(passphrase)).toBe(false);
    }
  });

  it('counts the length in code points and has no maximum', async () => {
    const { vault } = fixture();
    await expect(vault.create('🦊'.repeat(14), false)).rejects.toMatchObject({
      code: 'PASSPHRASE_TOO_SHORT',
      data: { minimum: 15 },
    });
    expect(vault.state()).toEqual({ kind: 'absent' });
    await vault.create('🦊'.repeat(5000), false);
    expect(vault.state().kind).toBe('open');
  });

  it('refuses a second vault in the place of the first', async () => {
    const { vault } = fixture();
    await vault.create(passphrase, false);
    await expect(vault.create('une autre phrase de passe', false)).rejects.toMatchObject({ code: 'VAULT_EXISTS' });
  });

  it('says that the passphrase is wrong, and changes nothing', async () => {
    const { vault, replica, header } = fixture();
    await vault.create(passphrase, false);
    await vault.lock('hand');
    const before = [readFileSync(replica), readFileSync(header)];
    await expect(vault.open('une autre phrase de passe', false)).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
    expect([readFileSync(replica), readFileSync(header)]).toEqual(before);
  });

  it.each([
    ['its first page', 100],
    ['a later page', 4096 * 2 + 100],
  ])('says that the file is damaged when %s is', async (_, at) => {
    const { vault, replica } = fixture();
    await vault.create(passphrase, false);
    await vault.lock('hand');
    damage(replica, at);
    const before = readFileSync(replica);
    await expect(vault.open(passphrase, false)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
    expect(readFileSync(replica).equals(before)).toBe(true);
    await expect(vault.open('une autre phrase de passe', false)).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
  });

  it('does not guess between passphrase and damage when nothing tells', async () => {
    const { vault, header } = fixture();
    await vault.create(passphrase, false);
    await vault.lock('hand');
    rmSync(header);
    await expect(vault.open('une autre phrase de passe', false)).rejects.toMatchObject({
      code: 'WRONG_PASSPHRASE_OR_DAMAGED',
    });
    await vault.open(passphrase, false);
    expect(existsSync(header)).toBe(true);
  });

  it('is never taken for absent while a half of it stands, nor is an empty file opened', async () => {
    const { vault, replica } = fixture();
    await vault.create(passphrase, false);
    await vault.lock('hand');
    rmSync(replica);
    expect(vault.state().kind).toBe('locked');
    await expect(vault.create(passphrase, false)).rejects.toMatchObject({ code: 'VAULT_EXISTS' });
    await expect(vault.open(passphrase, false)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
    writeFileSync(replica, '');
    await expect(vault.open(passphrase, false)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
  });

  it('leaves a file of a newer application untouched', async () => {
    const { vault, replica } = fixture();
    await vault.create(passphrase, false);
    await vault.lock('hand');
    const salt = saltOf(replica);
    if (!salt) throw new Error('no salt');
    const db = openCipher(replica, await deriveKey(passphrase, salt, currentKdf), salt);
    db.pragma('user_version = 99990');
    db.close();
    const before = readFileSync(replica);
    await expect(vault.open(passphrase, false)).rejects.toMatchObject({
      code: 'VAULT_NEWER',
      data: { fileVersion: 99990 },
    });
    expect(readFileSync(replica).equals(before)).toBe(true);
  });

  it('is not opened by two applications at once', async () => {
    const { vault, folder } = fixture();
    await vault.create(passphrase, false);
    const other = fixture({ folder });
    await expect(other.vault.open(passphrase, false)).rejects.toMatchObject({ code: 'VAULT_IN_USE' });
    await vault.lock('hand');
    await other.vault.open(passphrase, false);
  });

  it('is made whole or not at all', async () => {
    const { vault, folder } = fixture();
    writeFileSync(join(folder, 'own'), 'a file where the folder should be');
    await expect(vault.create(passphrase, false)).rejects.toThrow();
    rmSync(join(folder, 'own'));
    expect(vault.state()).toEqual({ kind: 'absent' });
    await vault.create(passphrase, false);
  });
});

describe('the demonstration', () => {
  it('opens without a passphrase in a vault of its own, and leaves the own one alone', async () => {
    const { vault, folder } = fixture();
    await vault.openDemonstration();
    expect(vault.state()).toMatchObject({ kind: 'open', vault: 'demonstration' });
    expect(existsSync(join(folder, 'own'))).toBe(false);
    await expect(vault.changePassphrase(passphrase, passphrase)).rejects.toMatchObject({
      code: 'NOT_FOR_THE_DEMONSTRATION',
    });
    await vault.lock('hand');
    expect(vault.state()).toEqual({ kind: 'absent' });
    await vault.openDemonstration();
  });
});

describe('locking on idle', () => {
  it('locks after the minutes chosen, not before, and not while somebody is there', async () => {
    const { vault, time } = fixture();
    await vault.create(passphrase, false);
    vault.lockAfter(10);
    time.now = new Date('2026-11-24T10:09:59.000Z');
    vault.look();
    expect(vault.state().kind).toBe('open');
    vault.touch();
    time.now = new Date('2026-11-24T10:19:00.000Z');
    vault.look();
    expect(vault.state().kind).toBe('open');
    time.now = new Date('2026-11-24T10:20:01.000Z');
    vault.look();
    await expect.poll(() => vault.state()).toEqual({ kind: 'locked', remembered: false, why: 'idle' });
  });

  it('waits for the end of long work', async () => {
    const { vault, time, jobs } = fixture();
    await vault.create(passphrase, false);
    const end = Promise.withResolvers<void>();
    const job = jobs.run('audit', 'essai', async function* () {
      yield { kind: 'audit', step: 'reading', done: 0 };
      await end.promise;
    });
    time.now = new Date('2026-11-24T14:00:00.000Z');
    vault.look();
    end.resolve();
    await job.outcome;
    expect(vault.state().kind).toBe('open');
  });

  it('tells those who watch', async () => {
    const { vault } = fixture();
    const seen: string[] = [];
    const watching = (async () => {
      for await (const state of vault.watch()) {
        seen.push(state.kind);
        if (state.kind === 'locked') return;
      }
    })();
    await vault.create(passphrase, false);
    await vault.lock('hand');
    await watching;
    expect(seen[0]).toBe('absent');
    expect(seen.at(-1)).toBe('locked');
  });
});

describe('remembering on this computer', () => {
  it('opens with the key that the keychain holds, until it is told to forget', async () => {
    const keychain = memoryKeychain();
    const { vault } = fixture({ keychain });
    expect(await vault.create(passphrase, true)).toEqual({ remembered: true });
    expect([...keychain.entries.values()].join()).not.toContain(passphrase);
    await vault.lock('hand');
    expect(vault.state()).toMatchObject({ kind: 'locked', remembered: true });
    await vault.openRemembered();
    expect(vault.state()).toMatchObject({ kind: 'open', remembered: true });
    await vault.remember(false);
    expect(keychain.entries.size).toBe(0);
    await vault.lock('hand');
    await expect(vault.openRemembered()).rejects.toMatchObject({ code: 'KEYCHAIN_EMPTY' });
    await vault.open(passphrase, false);
  });

  it('says that there is no keychain, and opens all the same', async () => {
    const { vault } = fixture();
    expect(await vault.create(passphrase, true)).toEqual({ remembered: false, keychainProblem: 'missing' });
    await vault.lock('hand');
    await expect(vault.openRemembered()).rejects.toMatchObject({ code: 'KEYCHAIN_MISSING' });
  });

  it('says that the keychain refused, and opens all the same', async () => {
    const keychain = memoryKeychain();
    keychain.set = () => Promise.reject(new Error('locked'));
    const { vault } = fixture({ keychain });
    expect(await vault.create(passphrase, true)).toEqual({ remembered: false, keychainProblem: 'refused' });
    expect(vault.state().kind).toBe('open');
  });
});

describe('changing the passphrase', () => {
  it('keeps what the vault holds, takes the new passphrase and no longer the old one', async () => {
    const keychain = memoryKeychain();
    const { vault } = fixture({ keychain });
    await vault.create(passphrase, true);
    vault.lockAfter(33);
    await vault.changePassphrase(passphrase, 'la chouette veille sur le toit');
    expect(vault.state()).toMatchObject({ kind: 'open', idleMinutes: 33, remembered: true });
    await vault.lock('hand');
    await expect(vault.open(passphrase, false)).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
    await vault.openRemembered();
    await vault.lock('hand');
    await vault.open('la chouette veille sur le toit', false);
    expect(vault.state()).toMatchObject({ idleMinutes: 33 });
  });

  it('refuses a wrong current one and a short new one, and changes nothing', async () => {
    const { vault } = fixture();
    await vault.create(passphrase, false);
    await expect(vault.changePassphrase('pas la bonne phrase', 'x'.repeat(20))).rejects.toMatchObject({
      code: 'WRONG_PASSPHRASE',
    });
    await expect(vault.changePassphrase(passphrase, 'court')).rejects.toMatchObject({ code: 'PASSPHRASE_TOO_SHORT' });
    await vault.lock('hand');
    await vault.open(passphrase, false);
  });

  it('that was cut short right after the new file took its place opens with the new one, and says the kept key is stale', async () => {
    const keychain = memoryKeychain();
    const { vault, header } = fixture({ keychain });
    await vault.create(passphrase, true);
    const before = JSON.parse(readFileSync(header, 'utf8'));
    const kept = new Map(keychain.entries);
    await vault.changePassphrase(passphrase, 'la chouette veille sur le toit');
    await vault.lock('hand');
    const after = JSON.parse(readFileSync(header, 'utf8'));
    writeFileSync(
      header,
      JSON.stringify({ ...before, nextKdf: after.kdf, checks: [...before.checks, ...after.checks] }),
    );
    for (const [account, key] of kept) keychain.entries.set(account, key);
    await expect(vault.openRemembered()).rejects.toMatchObject({ code: 'KEYCHAIN_EMPTY' });
    await expect(vault.open(passphrase, false)).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
    await vault.open('la chouette veille sur le toit', false);
    expect(JSON.parse(readFileSync(header, 'utf8'))).toMatchObject({ checks: after.checks, kdf: after.kdf });
  });

  it('moves a vault of older parameters to those of today, and a cut on the way loses neither passphrase', async () => {
    const { vault, replica, header, folder } = fixture();
    const older = { algorithm: 'argon2id' as const, memoryKiB: 19_456, passes: 2, lanes: 1 };
    mkdirSync(join(folder, 'own'), { recursive: true });
    const salt = newSalt();
    const key = await deriveKey(passphrase, salt, older);
    createReplica(replica, key, salt, new Date());
    const made = { ...newHeader(checkOf(key), new Date()), kdf: older };
    writeFileSync(header, JSON.stringify(made));
    const oldFile = readFileSync(replica);

    await vault.open(passphrase, false);
    await vault.changePassphrase(passphrase, 'la chouette veille sur le toit');
    await vault.lock('hand');
    const after = JSON.parse(readFileSync(header, 'utf8'));
    expect(after.kdf).toEqual(currentKdf);
    const between = JSON.stringify({ ...made, nextKdf: currentKdf, checks: [...made.checks, ...after.checks] });

    writeFileSync(header, between);
    await vault.open('la chouette veille sur le toit', false);
    await vault.lock('hand');

    writeFileSync(header, between);
    writeFileSync(replica, oldFile);
    await vault.open(passphrase, false);
    expect(JSON.parse(readFileSync(header, 'utf8'))).toMatchObject({ kdf: older, checks: made.checks });
  });
});
