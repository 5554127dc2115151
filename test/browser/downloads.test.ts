import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachment, plainFileName } from '../../main/browser/content-disposition.ts';
import { downloadLife, openDownloads } from '../../main/browser/downloads.ts';
import { soon } from '../shared/soon.ts';
import { openShell, pageFolder } from './open-shell.ts';

async function exported(downloads: Awaited<ReturnType<typeof openShell>>['downloads'], name: string, content: string) {
  const target = await downloads.powers.chooseSaveTarget(name);
  if (target?.download === undefined) throw new Error('no address');
  writeFileSync(target.path, content);
  return { path: target.path, address: target.download };
}

test('a file is handed over once, under its name, and is gone from the disk', async () => {
  const { get, cookie, downloads } = await openShell();
  const ours = await cookie();
  const { path, address } = await exported(downloads, 'Mots de passe à revoir 2026-11-24.ods', 'PK content');
  const first = await get(address, { cookie: ours });
  expect(first.status).toBe(200);
  expect(first.body).toBe('PK content');
  expect(first.headers).toMatchObject({
    'content-type': 'application/vnd.oasis.opendocument.spreadsheet',
    'content-length': '10',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-disposition':
      'attachment; filename="Mots de passe a revoir 2026-11-24.ods"; ' +
      "filename*=UTF-8''Mots%20de%20passe%20%C3%A0%20revoir%202026-11-24.ods",
  });
  await expect.poll(() => existsSync(dirname(path)), soon).toBe(false);
  expect((await get(address, { cookie: ours })).status).toBe(404);
});

test('two requests at once: one of them gets the file', async () => {
  const { get, cookie, downloads } = await openShell();
  const ours = await cookie();
  const { address } = await exported(downloads, 'a.csv', 'x;y');
  const answers = await Promise.all([1, 2, 3].map(() => get(address, { cookie: ours })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
});

test('without the cookie, from another page or by HEAD nothing is handed over, and the file waits on', async () => {
  const { get, cookie, downloads } = await openShell();
  const ours = await cookie();
  const { address } = await exported(downloads, 'a.csv', 'x;y');
  expect((await get(address)).status).toBe(403);
  expect((await get(address, { cookie: ours, 'sec-fetch-site': 'same-site' })).status).toBe(403);
  expect((await get(address, { cookie: ours }, { method: 'HEAD' })).status).toBe(404);
  expect((await get(`${address}x`, { cookie: ours })).status).toBe(404);
  expect((await get('/download/', { cookie: ours })).status).toBe(404);
  expect((await get(address, { cookie: ours })).status).toBe(200);
});

test('an address whose file is not whole yet is not used up', async () => {
  const { get, cookie, downloads } = await openShell();
  const ours = await cookie();
  const target = await downloads.powers.chooseSaveTarget('a.csv');
  expect((await get(target?.download ?? '', { cookie: ours })).status).toBe(404);
  writeFileSync(target?.path ?? '', 'whole');
  expect((await get(target?.download ?? '', { cookie: ours })).body).toBe('whole');
});

test('a file that nobody fetched is deleted after ten minutes, an abandoned one at once', async () => {
  const start = Date.parse('2026-11-24T10:00:00Z');
  let now = start;
  const { downloads, get, cookie } = await openShell({ clock: () => new Date(now) });
  const { path, address } = await exported(downloads, 'a.csv', 'x');
  utimesSync(path, start / 1000, start / 1000);
  now = start + downloadLife;
  await downloads.sweep();
  expect(existsSync(path)).toBe(true);
  now += 1;
  await downloads.sweep();
  expect(existsSync(dirname(path))).toBe(false);
  expect((await get(address, { cookie: await cookie() })).status).toBe(404);

  const abandoned = await downloads.powers.chooseSaveTarget('b.csv');
  if (!abandoned) throw new Error('no target');
  writeFileSync(`${abandoned.path}.part`, 'half');
  await downloads.powers.abandonSaveTarget(abandoned);
  expect(existsSync(dirname(abandoned.path))).toBe(false);
});

test.skipIf(process.platform === 'win32')(
  'files lie where only their owner can look, under names that tell nothing',
  async () => {
    const { home } = pageFolder();
    const folder = join(home, 'downloads');
    const downloads = openDownloads(folder, () => new Date());
    const target = await downloads.powers.chooseSaveTarget('Membres.xlsx');
    if (!target) throw new Error('no target');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(dirname(target.path)).mode & 0o777).toBe(0o700);
    expect(target.path).not.toContain('Membres');
    expect(target.path).not.toContain(target.download?.split('/').pop());
  },
);

test('what a crash left is deleted at the next start, and everything at the end', async () => {
  const { home } = pageFolder();
  const folder = join(home, 'downloads');
  mkdirSync(join(folder, 'old'), { recursive: true });
  writeFileSync(join(folder, 'old', 'export.csv'), 'left over');
  const downloads = openDownloads(folder, () => new Date());
  expect(readdirSync(folder)).toEqual([]);
  await exported(downloads, 'a.csv', 'x');
  downloads.close();
  expect(existsSync(folder)).toBe(false);
});

test('no name breaks the header, leaves its folder or hides its extension', () => {
  expect(plainFileName('../../etc/passwd')).toBe('_.._etc_passwd');
  expect(plainFileName('')).toBe('ouvadesk');
  expect(plainFileName('...')).toBe('ouvadesk');
  expect(plainFileName('exe\u202Esdo.ods')).toBe('exe_sdo.ods');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const header = attachment(name);
      expect(header).toMatch(/^attachment; filename="[ !#-[\]-~]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]*$/);
      const whole = decodeURIComponent(header.split("UTF-8''")[1] ?? '');
      expect(whole).toBe(plainFileName(name));
      expect(whole).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
    }),
  );
});
