import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumLaunch, chromiumPath } from '../services/chromium.ts';
import { until } from '../services/until.ts';

export const hasChromium = chromiumPath() !== undefined;

/** The application as a volunteer has it: the browser shell as a process of its own, and a page in Chromium. */
export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  /** All that crossed the WebSocket. */
  readonly wire: { readonly sent: string[]; readonly received: string[] };
  /** What broke the content policy or threw in the page. */
  readonly complaints: string[];
  /** What the window looked like when a test failed, if PICTURES names a folder for it. */
  keepPicture(): Promise<void>;
  close(): Promise<void>;
}

export interface WindowOptions {
  readonly dataFolder: string;
  readonly locale?: 'fr-FR' | 'en-GB';
  readonly colorScheme?: 'light' | 'dark';
  readonly size?: { readonly width: number; readonly height: number };
  readonly env?: NodeJS.ProcessEnv;
}

export async function openWindow(options: WindowOptions): Promise<Window> {
  const host = startHost(options);
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    await host.close();
  };
  try {
    browser = await chromium.launch(chromiumLaunch());
    const context = await browser.newContext({
      viewport: options.size ?? { width: 1280, height: 800 },
      locale: options.locale ?? 'fr-FR',
      timezoneId: 'Europe/Paris',
      colorScheme: options.colorScheme ?? 'light',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const wire = { sent: [] as string[], received: [] as string[] };
    const complaints: string[] = [];
    listen(page, wire, complaints);
    await page.goto(await host.address());
    const keepPicture = async () => {
      const folder = process.env.PICTURES;
      if (folder) await page.screenshot({ path: join(folder, `${Date.now()}.png`) }).catch(() => {});
    };
    return { page, context, wire, complaints, keepPicture, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function listen(page: Page, wire: Window['wire'], complaints: string[]): void {
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => wire.sent.push(payload.toString()));
    socket.on('framereceived', ({ payload }) => wire.received.push(payload.toString()));
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
}

/** The browser shell as a process of its own. */
export function startHost({ dataFolder, env }: WindowOptions) {
  const child: ChildProcess = spawn(process.execPath, ['out/main/host.js', '--no-open', '--data', dataFolder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part) => {
      said += part;
    });
  }
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const found = () => /^Ouvadesk: (http:\/\/\S+)$/m.exec(said)?.[1];
  return {
    async address(): Promise<string> {
      await until('the host to print its address', () => {
        if (child.exitCode !== null) throw new Error(`the host ended: ${said}`);
        return found() !== undefined;
      });
      return found() ?? '';
    },
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
