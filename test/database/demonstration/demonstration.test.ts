import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bcrypt from 'bcrypt';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { type DemonstrationAccount, demonstrationAccounts } from '../../../main/database/demonstration/accounts.ts';
import { demonstrationFile } from '../../../main/database/demonstration/demonstration-file.ts';
import { makeDemonstration, soundDemonstration } from '../../../main/database/demonstration/make-demonstration.ts';
import { awkwardNames } from '../../../main/database/demonstration/people.ts';
import { demonstrationRows } from '../../../main/database/demonstration/rows.ts';
import { recognise } from '../../../main/shared/recognise-storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'ouvadesk-demonstration-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const accounts = [...demonstrationAccounts()];
const of = (system: DemonstrationAccount['system']) => accounts.filter((account) => account.system === system);
const share = (part: readonly unknown[], whole: readonly unknown[]) => part.length / whole.length;
const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('the synthetic accounts', () => {
  it('are 5,000 over the four systems', () => {
    expect(accounts).toHaveLength(5_000);
    const counts = (['account', 'mailbox', 'ftp', 'database'] as const).map((system) => of(system).length);
    expect(counts).toEqual([2_000, 1_800, 700, 500]);
  });

  it('are the same for the same seed and others for another', () => {
    expect([...demonstrationRows(7, 400)]).toEqual([...demonstrationRows(7, 400)]);
    expect([...demonstrationRows(8, 400)]).not.toEqual([...demonstrationRows(7, 400)]);
  });

  it('keep identifiers as text with their leading zeros, each once', () => {
    const ids = of('account').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^\d{5}$/.test(id))).toBe(true);
    expect(
      share(
        ids.filter((id) => id.startsWith('0')),
        ids,
      ),
    ).toBe(1);
  });

  it('choose passwords as people do', () => {
    const own = of('account').filter(({ habit }) => habit !== 'reused');
    const shares = (habit: string) =>
      share(
        own.filter((account) => account.habit === habit),
        own,
      );
    expect(shares('given-year')).toBeGreaterThan(0.1);
    expect(shares('given-year')).toBeLessThan(0.18);
    expect(shares('common')).toBeGreaterThan(0.06);
    expect(shares('default')).toBeGreaterThan(0.03);
    expect(shares('generated')).toBeGreaterThan(0.1);
    expect(own.filter(({ password }) => password === null).length).toBeGreaterThan(5);
    expect(own.filter(({ password }) => password === '').length).toBeGreaterThan(5);
    const chosen = own.flatMap(({ password }) => password ?? []);
    const tooShort = share(
      chosen.filter((password) => [...password.normalize('NFC')].length < 8),
      chosen,
    );
    expect(tooShort).toBeGreaterThan(0.08);
    expect(tooShort).toBeLessThan(0.3);
    expect(chosen.some((password) => /\p{Emoji_Presentation}/u.test(password))).toBe(true);
    expect(chosen.some((password) => password !== password.trim())).toBe(true);
    expect(
      share(
        of('mailbox').filter(({ habit }) => habit === 'reused'),
        of('mailbox'),
      ),
    ).toBeGreaterThan(0.25);
  });

  it('hold what any real table holds: gaps, doubles, several accounts of one member, awkward names', () => {
    const logins = of('account').map(({ login }) => login);
    expect(new Set(logins).size).toBeLessThan(logins.length);
    expect(accounts.some(({ email }) => email === null)).toBe(true);
    expect(accounts.some(({ email }) => email === '')).toBe(true);
    const names = new Set(accounts.map(({ name }) => name));
    for (const awkward of awkwardNames) expect(names).toContain(awkward);
    const members = Map.groupBy(of('account'), ({ name, email }) => `${name} ${email}`);
    expect([...members.values()].filter((held) => held.length > 1).length).toBeGreaterThan(100);
  });

  it('live under names that nobody can register or write to', () => {
    const reserved = /\.(example|test|example\.org|example\.net)$/;
    for (const { domain, email } of accounts) {
      expect(domain).toMatch(reserved);
      if (email) expect(email).toMatch(reserved);
    }
  });
});

describe('the stored rows', () => {
  const rows = [...demonstrationRows()];
  const column = (table: string, place: number) =>
    rows.filter((row) => row.table === table).map(({ values }) => values[place] as string | null);
  const families = (table: string, place: number) => new Set(column(table, place).map(recognise));

  it('store passwords as the panel would: clear, bcrypt, MD5, MySQL', () => {
    expect(
      [...families('comptes', 2)].filter((family) => !['clear', 'empty', 'none', 'reversible'].includes(family)),
    ).toEqual([]);
    expect(families('boites_mail', 4)).toContain('bcrypt');
    expect([...families('acces_ftp', 5)].filter((family) => family !== 'none')).toEqual(['md5']);
    expect([...families('bases_donnees', 6)].filter((family) => !['none', 'empty'].includes(family))).toEqual([
      'mysql-native',
    ]);
  });

  it('hash what they say they hash', () => {
    const hashed = column('boites_mail', 4);
    const box = of('mailbox').find(({ password }, index) => password && hashed[index]?.startsWith('$2y$'));
    if (!box?.password) throw new Error('no hashed mailbox');
    const stored = hashed[Number(box.id) - 1] ?? '';
    expect(bcrypt.compareSync(box.password, stored.replace('$2y$', '$2b$'))).toBe(true);
  });
});

describe('makeDemonstration', () => {
  it('writes the same bytes for the same seed', () => {
    const [one, two, three] = ['one', 'two', 'three'].map((name) => join(folder, name));
    if (!one || !two || !three) throw new Error('no files');
    makeDemonstration(one, 3, 300);
    makeDemonstration(two, 3, 300);
    makeDemonstration(three, 4, 300);
    expect(sha256(two)).toBe(sha256(one));
    expect(sha256(three)).not.toBe(sha256(one));
  });
});

describe('demonstrationFile', () => {
  it('is made once, whole, and leaves nothing beside it', async () => {
    const home = mkdtempSync(join(folder, 'home-'));
    const [first, second] = await Promise.all([demonstrationFile(home), demonstrationFile(home)]);
    expect(second).toBe(first);
    expect(readdirSync(home)).toHaveLength(1);
    expect(soundDemonstration(first)).toBe(true);
    const made = statSync(first);
    await demonstrationFile(home);
    expect(statSync(first).ino).toBe(made.ino);
    const db = new Database(first, { readonly: true });
    expect(db.prepare('SELECT count(*) AS n FROM comptes').get()).toEqual({ n: 2_000 });
    db.close();
  });

  it('is made again when it is damaged, cut, or of another recipe', async () => {
    const home = mkdtempSync(join(folder, 'home-'));
    const file = await demonstrationFile(home);
    const whole = sha256(file);
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(40_000, 0x5a), 0, 40_000, 60_000);
    closeSync(handle);
    expect(soundDemonstration(file)).toBe(false);
    await demonstrationFile(home);
    expect(sha256(file)).toBe(whole);

    const db = new Database(file);
    db.pragma('user_version = 0');
    db.close();
    await demonstrationFile(home);
    expect(sha256(file)).toBe(whole);
  });

  it('says so when the folder cannot be written, and leaves no half of it', async () => {
    const file = join(folder, 'a-file');
    closeSync(openSync(file, 'w'));
    await expect(demonstrationFile(join(file, 'below'))).rejects.toThrow();
  });
});
