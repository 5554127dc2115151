import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { hasChromium, openWindow } from '../e2e/open-window.ts';
import type { Measure } from './bench.ts';
import { fillVault } from './fill-vault.ts';

export const name = 'screen';

const accounts = 100_000;
/** Typed one after the other, each letter a question that was not asked before. */
const words = ['camille', 'martin', '0421', 'ftp lefevre', 'nguyen jeanne', 'asso-37', 'zoe ben said', 'personne'];

interface Watched {
  strokes: number[];
  tasks: number[];
}

/** The real host and Chromium on 100,000 verdicts: from a letter typed in the search to the rows painted, and long tasks of the page. */
export async function bench(): Promise<Measure[]> {
  if (!hasChromium || !existsSync('out/main/host.js'))
    throw new Error('needs Chromium and a built tree (npm run build)');
  const dataFolder = mkdtempSync(join(tmpdir(), 'ouvadesk-bench-'));
  try {
    await fillVault(dataFolder, accounts);
    const window = await openWindow({ dataFolder });
    try {
      return measures(await watch(window.page));
    } finally {
      await window.close();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function watch(page: Page): Promise<Watched> {
  await page
    .getByRole('button', { name: /démonstration/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Mots de passe' }).first().click();
  await page.locator('[role="grid"][aria-busy="false"]').waitFor({ timeout: 60_000 });
  await page.locator('[data-row="5"] [role="gridcell"]').first().waitFor();
  await page.evaluate(observe);
  const search = page.getByRole('searchbox');
  let asked = 0;
  for (const word of words) {
    await search.click();
    for (const letter of word) {
      await page.keyboard.press(letter);
      asked += 1;
      await page.waitForFunction((count) => watched.strokes.length >= count, asked);
    }
    await page.keyboard.press('Escape');
    await page.locator('[role="grid"][aria-busy="false"]').waitFor();
  }
  await page.getByRole('grid').focus();
  for (const key of ['End', 'Home', 'PageDown', 'End']) await page.keyboard.press(key);
  await page.locator(`[data-row="${accounts - 1}"]`).waitFor();
  return page.evaluate(() => watched);
}

// The page's own: what `observe` leaves there.
declare const watched: Watched;

/** In the page: when each letter was pressed and when the rows that answer it were painted; tasks over 50 ms. */
function observe(): void {
  const seen: Watched = { strokes: [], tasks: [] };
  Object.assign(globalThis, { watched: seen });
  const grid = document.querySelector('[role="grid"]');
  if (!grid) throw new Error('no grid');
  let pressedAt = 0;
  let busy = false;
  addEventListener(
    'keydown',
    ({ key, target, timeStamp }) => {
      if (key.length === 1 && target instanceof HTMLInputElement) pressedAt = timeStamp;
    },
    true,
  );
  new MutationObserver(() => {
    const now = grid.getAttribute('aria-busy') === 'true';
    if (busy && !now && pressedAt > 0) {
      const from = pressedAt;
      pressedAt = 0;
      // The frame in which the rows stand has been painted when the one after it begins.
      requestAnimationFrame(() => requestAnimationFrame((at) => seen.strokes.push(at - from)));
    }
    busy = now;
  }).observe(grid, { attributes: true, attributeFilter: ['aria-busy'] });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.tasks.push(duration);
  }).observe({ type: 'longtask' });
}

function measures({ strokes, tasks }: Watched): Measure[] {
  const sorted = strokes.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const longest = Math.max(0, ...tasks);
  return [
    {
      name: 'keystroke',
      value: at(0.5),
      unit: 'ms',
      target: 50,
      note: `median of ${strokes.length}, ${accounts} rows`,
    },
    { name: 'keystroke, 95 %', value: at(0.95), unit: 'ms', note: `longest ${Math.round(at(1))} ms` },
    { name: 'long tasks', value: longest, unit: 'ms', target: 50, note: `${tasks.length} over 50 ms while typing` },
  ];
}
