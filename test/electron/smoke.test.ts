import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { electronBinary } from '../../main/start/electron.mjs';

/** Electron, and what it would open; or why it cannot be tried here. */
function found(): { binary: string } | { missing: string } {
  const binary = electronBinary(resolve('.'));
  if (!binary) return { missing: 'no Electron binary' };
  if (!existsSync('out/main/index.js')) return { missing: 'the application is not built' };
  if (process.getuid?.() === 0) return { missing: 'Electron’s sandbox does not work for root' };
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY)
    return { missing: 'no display to open a window on' };
  return { binary };
}

const electron = found();
if ('missing' in electron) console.log(`test/electron/smoke.test.ts skipped: ${electron.missing}`);

test.skipIf('missing' in electron)(
  'a real Electron shows our page, isolated, on its own origin, with its port open',
  { timeout: 60_000 },
  async () => {
    if ('missing' in electron) return;
    const data = mkdtempSync(join(tmpdir(), 'ouvadesk-smoke-'));
    onTestFinished(() => rmSync(data, { recursive: true, force: true }));
    const shell = await _electron.launch({
      executablePath: electron.binary,
      args: [resolve('.'), `--data=${data}`],
    });
    onTestFinished(() => shell.close());
    const page = await shell.firstWindow();
    const violations: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) violations.push(message.text());
    });
    await page.waitForSelector('#root > *');
    expect(page.url()).toBe('app://main/');
    expect(await page.evaluate(() => location.origin)).toBe('app://main');
    expect(await page.evaluate(() => isSecureContext)).toBe(true);
    expect(
      await page.evaluate(() => ['require', 'process', 'module', 'ipcRenderer'].filter((name) => name in globalThis)),
    ).toEqual([]);
    expect(await page.evaluate(() => open('https://evil.example') === null)).toBe(true);
    expect(
      await page.evaluate(() =>
        fetch('https://evil.example').then(
          () => 'reached',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
    expect(await page.evaluate(() => document.querySelector('meta[property=csp-nonce]') !== null)).toBe(true);
    expect(violations).toEqual([]);
    expect(shell.windows()).toHaveLength(1);
  },
);
