import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { hasChromium, startHost } from '../e2e/open-window.ts';
import { chromiumLaunch } from '../services/chromium.ts';
import type { Measure } from './bench.ts';

export const name = 'start';

const runs = 7;

/** From the start of the browser shell on a built tree to the first screen that can be used, in a Chromium that is already open. */
export async function bench(): Promise<Measure[]> {
  if (!hasChromium || !existsSync('out/main/host.js'))
    throw new Error('needs Chromium and a built tree (npm run build)');
  const browser = await chromium.launch(chromiumLaunch());
  try {
    await once(browser);
    const times: number[] = [];
    for (let run = 0; run < runs; run++) times.push(await once(browser));
    times.sort((a, b) => a - b);
    const median = times[Math.floor(runs / 2)] ?? 0;
    const note = `median of ${runs}, from ${times[0]?.toFixed(2)} to ${times.at(-1)?.toFixed(2)} s`;
    return [{ value: Math.round(median * 1000) / 1000, unit: 's', target: 1.5, note }];
  } finally {
    await browser.close();
  }
}

async function once(browser: Browser): Promise<number> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'ouvadesk-bench-'));
  const context = await browser.newContext({ locale: 'fr-FR' });
  const page = await context.newPage();
  const begin = performance.now();
  const host = startHost({ dataFolder });
  try {
    await page.goto(await host.address());
    await page.getByRole('button', { name: /démonstration/ }).waitFor();
    return (performance.now() - begin) / 1000;
  } finally {
    await context.close();
    await host.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
