import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { chromiumLaunch, chromiumPath } from '../services/chromium.ts';
import { openShell } from './open-shell.ts';

const without = chromiumPath() === undefined;
if (without) console.log('test/browser/chromium.test.ts skipped: no Chromium');

let browser: Browser | undefined;
afterAll(() => browser?.close());

/** A browser that knows nothing yet. */
async function openContext(): Promise<BrowserContext> {
  browser ??= await chromium.launch(chromiumLaunch());
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  return context;
}

/** Another web server on this computer: its pages are of the same site as ours, and the browser sends it our cookie. */
async function openNeighbour(page: string): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe.skipIf(without)('in a real browser', { timeout: 60_000 }, () => {
  test('the address lets in, the style has its nonce, and no script but ours runs', async () => {
    const { shell, pages, origin } = await openShell();
    writeFileSync(
      join(pages, 'index.html'),
      '<!doctype html><style nonce="__CSP_NONCE__">p{color:rgb(1,2,3)}</style><p>page</p><script src="/assets/try.js"></script>',
    );
    writeFileSync(
      join(pages, 'assets', 'try.js'),
      'try { eval("1"); document.title = "eval ran" } catch { document.title = "eval refused" }',
    );
    const page = await (await openContext()).newPage();
    await page.goto(shell.newAddress());
    expect(page.url()).toBe(`${origin}/`);
    expect(await page.locator('p').evaluate((p) => getComputedStyle(p).color)).toBe('rgb(1, 2, 3)');
    expect(await page.title()).toBe('eval refused');
    expect(await page.evaluate(() => document.cookie)).toBe('');
    const refused = await page.evaluate(async () => {
      const ended: string[] = [];
      try {
        document.createElement('script').text = 'window.ran = true';
      } catch {
        ended.push('script text');
      }
      try {
        document.body.innerHTML = '<img src=x onerror="window.ran = true">';
      } catch {
        ended.push('markup');
      }
      await fetch('https://evil.example/').catch(() => ended.push('fetch'));
      return { ended, ran: 'ran' in window };
    });
    expect(refused).toEqual({ ended: ['script text', 'markup', 'fetch'], ran: false });
  });

  test('an export is saved under its name, once', async () => {
    const { shell, downloads } = await openShell();
    const page = await (await openContext()).newPage();
    const address = shell.newAddress();
    await page.goto(address);
    const target = await downloads.powers.chooseSaveTarget('À revoir.csv');
    if (!target) throw new Error('no target');
    writeFileSync(target.path, 'identifiant;motif\r\n01234;court\r\n');
    await page.evaluate((href = '') => {
      const link = document.createElement('a');
      link.href = href;
      link.textContent = 'save';
      document.body.append(link);
    }, target.download);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('a')]);
    expect(download.suggestedFilename()).toBe('À revoir.csv');
    expect(readFileSync(await download.path(), 'utf8')).toBe('identifiant;motif\r\n01234;court\r\n');
    await expect.poll(() => existsSync(target.path)).toBe(false);

    const second = await page.context().newPage();
    expect((await second.goto(address))?.status()).toBe(403);
    expect(await second.locator('h1').first().textContent()).toBe('Cette adresse ne s’ouvre plus');
  });

  test('a page on another port of this computer reads nothing of ours, frames nothing, and calls nothing', async () => {
    const { shell, origin } = await openShell();
    const context = await openContext();
    const page = await context.newPage();
    await page.goto(shell.newAddress());
    const neighbour = await openNeighbour(`<iframe src="${origin}/"></iframe><img src="${origin}/"><p>neighbour</p>`);
    const other = await context.newPage();
    await other.goto(neighbour);
    const reached = await other.evaluate(async (ours) => {
      const tries = {
        page: await fetch(`${ours}/`, { credentials: 'include' }).then(
          () => 'read',
          () => 'refused',
        ),
        blind: await fetch(`${ours}/`, { credentials: 'include', mode: 'no-cors' }).then(
          ({ status }) => status,
          () => 'refused',
        ),
        calls: await new Promise((resolve) => {
          const socket = new WebSocket(`${ours.replace('http', 'ws')}/rpc`);
          socket.onopen = () => resolve('open');
          socket.onclose = () => resolve('refused');
        }),
      };
      return tries;
    }, origin);
    expect(reached).toEqual({ page: 'refused', blind: 'refused', calls: 'refused' });
    expect(other.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
    // Our own page is not disturbed.
    expect(await page.evaluate(() => fetch('/session').then(({ status }) => status))).toBe(204);
  });

  test('an address followed from another page lets in all the same', async () => {
    const { shell, origin } = await openShell();
    const page = await (await openContext()).newPage();
    await page.goto(
      (await openNeighbour(`<a href="${shell.newAddress()}">open</a>`)).replace('127.0.0.1', 'localhost'),
    );
    await page.click('a');
    await page.waitForURL(`${origin}/`);
    expect(await page.locator('p').textContent()).toBe('page');
  });
});
