import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasChromium, openWindow } from '../e2e/open-window.ts';
import type { Measure } from './bench.ts';

export const name = 'audit-screen';

/** Long tasks of the page while an audit of the demonstration runs beside it, from its start to its last verdict. */
export async function bench(): Promise<Measure[]> {
  if (!hasChromium || !existsSync('out/main/host.js'))
    throw new Error('needs Chromium and a built tree (npm run build)');
  const dataFolder = mkdtempSync(join(tmpdir(), 'ouvadesk-bench-'));
  const { page, close } = await openWindow({ dataFolder });
  try {
    await page
      .getByRole('button', { name: /démonstration/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Mots de passe' }).first().click({ timeout: 60_000 });
    await page
      .getByRole('button', { name: /^Lancer l.audit/ })
      .first()
      .click();
    const start = page.getByRole('dialog').getByRole('button', { name: /^Lancer l.audit/ });
    await start.waitFor();
    await page.evaluate(observe);
    await start.click();
    await page
      .getByText(/comptes.*règle/)
      .first()
      .waitFor();
    await page
      .getByRole('button', { name: /^Lancer l.audit/ })
      .first()
      .waitFor({ timeout: 300_000 });
    const tasks = await page.evaluate(() => longTasks);
    return [
      {
        name: 'longest-task',
        value: Math.round(Math.max(0, ...tasks)),
        unit: 'ms',
        target: 50,
        note: `${tasks.length} tasks over 50 ms`,
      },
    ];
  } finally {
    await close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

// The page's own: what `observe` leaves there.
declare const longTasks: number[];

function observe(): void {
  const seen: number[] = [];
  Object.assign(globalThis, { longTasks: seen });
  new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ duration }) => duration))).observe({
    entryTypes: ['longtask'],
  });
}
