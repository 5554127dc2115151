import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPageFile } from '../../main/shared/page-file.ts';
import { openShell, pageFolder } from './open-shell.ts';

test('a page comes with a nonce of its own and every header of the security policy', async () => {
  const { get, cookie } = await openShell();
  const ours = await cookie();
  const [one, two] = [await get('/', { cookie: ours }), await get('/', { cookie: ours })];
  const policy = String(one.headers['content-security-policy']);
  const nonce = /'nonce-([\w+/=]+)'/.exec(policy)?.[1];
  expect(nonce).toMatch(/^[\w+/=]{24}$/);
  expect(one.body).toContain(`nonce="${nonce}"`);
  expect(one.body).not.toContain('__CSP_NONCE__');
  expect(two.headers['content-security-policy']).not.toBe(policy);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(one.headers).toMatchObject({
    'cache-control': 'no-store',
    'content-type': 'text/html; charset=utf-8',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'permissions-policy': expect.stringContaining('camera=()'),
  });
});

test('a refusal has the same headers: it is a page as well', async () => {
  const { get } = await openShell();
  const { headers, body } = await get('/');
  const nonce = /'nonce-([\w+/=]+)'/.exec(String(headers['content-security-policy']))?.[1];
  expect(body).toContain(`<style nonce="${nonce}">`);
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('files have their own type, screens get the page, and the rest is nowhere', async () => {
  const { get, cookie } = await openShell();
  const ours = await cookie();
  const script = await get('/assets/index-Ab1.js', { cookie: ours });
  expect([script.status, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
  expect((await get('/mots-de-passe/r%C3%A9glages', { cookie: ours })).body).toContain('<p>page</p>');
  expect((await get('/mots-de-passe?motif=court', { cookie: ours })).body).toContain('<p>page</p>');
  expect((await get('/assets/none.js', { cookie: ours })).status).toBe(404);
  expect((await get('/assets/index-Ab1.exe', { cookie: ours })).status).toBe(404);
});

const ways = [
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/../../secret.txt',
  '/assets/..%5c..%5csecret.txt',
  '/..\\secret.txt',
  '//secret.txt',
  '/%00/secret.txt',
  '/secret.txt%00.html',
  '/%c0%ae%c0%ae/secret.txt',
  '/%252e%252e/secret.txt',
  '/./../secret.txt',
  '/.%2e/secret.txt',
  '/assets/....//....//secret.txt',
  '/C:/secret.txt',
  '/link.txt',
];

test.each(ways)('%s leads nowhere outside the folder', async (way) => {
  const { get, cookie, home, pages } = await openShell();
  symlinkSync(join(home, 'secret.txt'), join(pages, 'link.txt'));
  const answer = await get(way, { cookie: await cookie() });
  expect(answer.body).not.toContain('out of bounds');
});

test('no path whatever reads a file outside the folder', async () => {
  const { home, pages } = pageFolder();
  writeFileSync(join(home, 'secret.html'), 'out of bounds');
  const piece = fc.constantFrom(
    '..',
    '.',
    '/',
    '\\',
    '%2e',
    '%2f',
    '%5c',
    '%00',
    'assets',
    'secret.txt',
    'secret.html',
    ' ',
  );
  const path = fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`);
  await fc.assert(
    fc.asyncProperty(path, async (way) => {
      const file = readPageFile(pages, way);
      expect(file?.body.toString() ?? '').not.toContain('out of bounds');
    }),
    { numRuns: 500 },
  );
});
